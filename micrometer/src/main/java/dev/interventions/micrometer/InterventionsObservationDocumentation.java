package dev.interventions.micrometer;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.docs.ObservationDocumentation;

/** The observations and the keys of their default conventions. {@code docs/metrics.md} says what the values are. */
public enum InterventionsObservationDocumentation implements ObservationDocumentation {

    /** An operation of a port. */
    OPERATION {
        @Override
        public Class<OperationObservationConvention> getDefaultConvention() {
            return OperationObservationConvention.class;
        }

        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return OperationLowCardinalityKeys.values();
        }

        @Override
        public KeyName[] getHighCardinalityKeyNames() {
            return OperationHighCardinalityKeys.values();
        }
    },

    /** One HTTP request. */
    ATTEMPT {
        @Override
        public Class<AttemptObservationConvention> getDefaultConvention() {
            return AttemptObservationConvention.class;
        }

        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return AttemptLowCardinalityKeys.values();
        }

        @Override
        public KeyName[] getHighCardinalityKeyNames() {
            return AttemptHighCardinalityKeys.values();
        }
    };

    /** What {@link #OPERATION} has as tags of meters and attributes of spans. */
    public enum OperationLowCardinalityKeys implements KeyName {
        OPERATION("interventions.operation"),
        OUTCOME("interventions.outcome"),
        ERROR_TYPE("error.type");

        private final String key;

        OperationLowCardinalityKeys(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }
    }

    /** What {@link #OPERATION} has as attributes of spans only. */
    public enum OperationHighCardinalityKeys implements KeyName {
        ATTEMPTS("interventions.attempts"),
        CALL_ID("interventions.call.id");

        private final String key;

        OperationHighCardinalityKeys(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }

        @Override
        public boolean isRequired() {
            return false;
        }
    }

    /** What {@link #ATTEMPT} has as tags of meters and attributes of spans. */
    public enum AttemptLowCardinalityKeys implements KeyName {
        METHOD("http.request.method"),
        SERVER_ADDRESS("server.address"),
        SERVER_PORT("server.port"),
        STATUS_CODE("http.response.status_code"),
        ERROR_TYPE("error.type"),
        PURPOSE("interventions.purpose"),
        URL_TEMPLATE("url.template");

        private final String key;

        AttemptLowCardinalityKeys(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }

        @Override
        public boolean isRequired() {
            return this != URL_TEMPLATE;
        }
    }

    /** What {@link #ATTEMPT} has as attributes of spans only. */
    public enum AttemptHighCardinalityKeys implements KeyName {
        URL("url.full"),
        CALL_ID("interventions.call.id"),
        RESEND_COUNT("http.request.resend_count");

        private final String key;

        AttemptHighCardinalityKeys(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }

        @Override
        public boolean isRequired() {
            return this != RESEND_COUNT;
        }
    }
}
