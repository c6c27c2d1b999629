/** A copy of an account's interventions in a table of PostgreSQL or H2. */
module dev.interventions.copy.jdbc {
    requires transitive dev.interventions.feed;
    requires transitive dev.interventions.records;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.interventions.copy.jdbc;
}
