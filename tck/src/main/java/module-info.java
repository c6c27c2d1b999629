/** The contracts that every adapter passes. */
@SuppressWarnings("requires-automatic")
module dev.interventions.tck {
    requires transitive dev.interventions.port;
    requires transitive dev.interventions.webhooks;
    requires transitive org.junit.jupiter.api;
    requires com.tngtech.archunit;
    requires org.assertj.core;
    requires static transitive org.jspecify;

    exports dev.interventions.tck;

    // JUnit calls the set-up and the test methods, which are package-private.
    opens dev.interventions.tck to
            org.junit.platform.commons;
}
