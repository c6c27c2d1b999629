/** Receives the platform's webhooks. */
module dev.interventions.webhooks {
    requires transitive dev.interventions.port;
    requires transitive jdk.httpserver;
    requires jakarta.json;
    requires org.eclipse.parsson;
    requires org.slf4j;
    // For hosts with a servlet container only; not transitive, so that others don't need it.
    requires static jakarta.servlet;
    requires static transitive org.jspecify;

    uses jakarta.json.spi.JsonProvider;

    exports dev.interventions.webhooks;
    exports dev.interventions.webhooks.server;
    exports dev.interventions.webhooks.store;
}
