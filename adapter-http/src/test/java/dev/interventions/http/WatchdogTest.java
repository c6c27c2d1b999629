package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private final VirtualTime time = new VirtualTime();
    private final Watchdog watchdog = Watchdog.lookingWhenTold();
    private final AtomicInteger cuts = new AtomicInteger();

    private Watchdog.Watched watchFor(Duration duration) {
        return watchdog.watch(Deadline.in(duration, time), cuts::incrementAndGet);
    }

    @Test
    void cuts_at_the_deadline_and_not_before() {
        watchFor(Duration.ofSeconds(1));

        time.pass(Duration.ofSeconds(1).minusNanos(1));
        watchdog.look();
        assertThat(cuts).hasValue(0);
        time.pass(Duration.ofNanos(1));
        watchdog.look();
        assertThat(cuts).hasValue(1);
    }

    @Test
    void cuts_again_until_the_attempt_has_ended() {
        Watchdog.Watched watched = watchFor(Duration.ZERO);

        watchdog.look();
        watchdog.look();
        watched.end();
        watchdog.look();

        assertThat(cuts).hasValue(2);
    }

    @Test
    void cuts_when_the_caller_is_interrupted() {
        watchFor(Duration.ofHours(1));
        Thread.currentThread().interrupt();

        watchdog.look();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(cuts).hasValue(1);
    }

    @Test
    void goes_on_to_the_others_when_a_cut_fails() {
        for (int number = 0; number < 5; number++) {
            watchdog.watch(Deadline.in(Duration.ZERO, time), () -> {
                throw new IllegalStateException("not now");
            });
            watchFor(Duration.ZERO);
        }

        watchdog.look();

        assertThat(cuts).hasValue(5);
    }
}
