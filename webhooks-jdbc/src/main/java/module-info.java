/** Events of webhooks in PostgreSQL or H2. */
module dev.interventions.webhooks.jdbc {
    requires transitive dev.interventions.webhooks;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.interventions.webhooks.jdbc;
}
