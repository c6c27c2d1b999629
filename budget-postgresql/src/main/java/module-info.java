/** One request budget for several processes, counted in PostgreSQL. */
module dev.interventions.budget.postgresql {
    requires transitive dev.interventions.port;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.interventions.budget.postgresql;
}
