package dev.interventions.micrometer;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/** The meters of {@link InterventionsMetrics} and {@link EventMetrics}. {@code docs/metrics.md} says what they show. */
public enum InterventionsMeterDocumentation implements MeterDocumentation {
    CONNECTIONS_LEASED("interventions.connections.leased", Meter.Type.GAUGE),
    CONNECTIONS_AVAILABLE("interventions.connections.available", Meter.Type.GAUGE),
    CONNECTIONS_PENDING("interventions.connections.pending", Meter.Type.GAUGE),
    CONNECTIONS_MAX("interventions.connections.max", Meter.Type.GAUGE),
    BUDGET_FREE("interventions.budget.free", Meter.Type.GAUGE),
    BUDGET_WAITING("interventions.budget.waiting", Meter.Type.GAUGE),
    BUDGET_PAUSE("interventions.budget.pause", Meter.Type.GAUGE),
    WAIT("interventions.wait", Meter.Type.TIMER) {
        @Override
        public KeyName[] getKeyNames() {
            return new KeyName[] {Keys.REASON};
        }
    },
    THROTTLED("interventions.throttled", Meter.Type.COUNTER),
    RESOLVED("interventions.resolved", Meter.Type.COUNTER) {
        @Override
        public KeyName[] getKeyNames() {
            return new KeyName[] {Keys.CONFIRMED};
        }
    },
    EVENTS_MISSED("interventions.events.missed", Meter.Type.COUNTER);

    private final String name;
    private final Meter.Type type;

    InterventionsMeterDocumentation(String name, Meter.Type type) {
        this.name = name;
        this.type = type;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Meter.Type getType() {
        return type;
    }

    /** The tags of these meters, beside those that the host adds. */
    public enum Keys implements KeyName {
        REASON("reason"),
        CONFIRMED("confirmed");

        private final String key;

        Keys(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }
    }
}
