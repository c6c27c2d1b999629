/** Interventions behind Acme's backend. */
module com.acme.interventions {
    requires transitive dev.interventions.port;
    requires static transitive org.jspecify;

    exports com.acme.interventions;
}
