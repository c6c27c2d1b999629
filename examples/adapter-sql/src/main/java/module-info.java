/** Interventions in a SQL database: an example of an adapter. */
module dev.interventions.example.sql {
    requires transitive dev.interventions.port;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.interventions.example.sql;
}
