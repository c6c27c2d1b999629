/** Events of webhooks in Redis or Valkey. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.interventions.webhooks.redis {
    requires transitive dev.interventions.webhooks;
    requires transitive lettuce.core;
    requires static transitive org.jspecify;

    exports dev.interventions.webhooks.redis;
}
