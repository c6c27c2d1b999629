/** The contracts that every adapter passes. */
@SuppressWarnings("requires-automatic")
module dev.interventions.tck {
    requires transitive dev.interventions.port;
    requires transitive org.junit.jupiter.api;
    requires com.tngtech.archunit;
    requires org.assertj.core;
    requires static transitive org.jspecify;

    exports dev.interventions.tck;

    // What arranges and clears up around each test is nobody's to call, and package-private.
    opens dev.interventions.tck to
            org.junit.platform.commons;
}
