/** Counts the requests of all processes in Redis or Valkey. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.interventions.budget.redis {
    requires transitive dev.interventions.port;
    requires transitive lettuce.core;
    requires static transitive org.jspecify;

    exports dev.interventions.budget.redis;
}
