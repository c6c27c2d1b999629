package com.example.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.webhooks.KilledReceiver.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KilledReceiverTest {

    @Test
    @Timeout(300)
    void a_receiver_that_is_killed_three_times_stores_each_acknowledged_event_once_and_handles_it() throws Exception {
        Result result = KilledReceiver.run(1_000, 16, 3);

        assertThat(result.senders().acknowledged()).hasSize(1_000);
        assertThat(result.storedOnce()).isEqualTo(1_000);
        assertThat(result.stored()).isEqualTo(1_000);
        assertThat(result.handled()).isEqualTo(1_000);
        assertThat(result.senders().rejected()).isPositive();
        assertThat(result.senders().unexpected()).isZero();
    }
}
