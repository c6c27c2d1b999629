package dev.interventions.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.Interventions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadmeExampleTest {

    @AutoClose
    private final ObservedService service = new ObservedService();

    private final MeterRegistry meterRegistry = new SimpleMeterRegistry();
    private final ObservationRegistry observationRegistry = ObservationRegistry.create();

    @Test
    void a_host_sees_timers_of_operations_and_attempts() {
        observationRegistry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meterRegistry));

        observe(service.settings(), service.opened());

        assertThat(meterRegistry.get("interventions.operation").timer().count()).isEqualTo(1);
        assertThat(meterRegistry.get("interventions.attempt").timer().count()).isEqualTo(1);
    }

    private void observe(HttpSettings settings, InterventionId id) {
        InterventionsObservation observation = InterventionsObservation.of(observationRegistry);
        HttpSettings observed =
                settings.addingInterceptor(observation.interceptor()).addingListener(new EventMetrics(meterRegistry));
        try (EngageClient client = EngageClient.connect(observed);
                InterventionsMetrics metrics = new InterventionsMetrics(client)) {
            metrics.bindTo(meterRegistry);
            Interventions interventions = observation.observe(client.interventions());
            interventions.get(id);
        }
    }
}
