/** Metrics and traces of the port and of the HTTP adapter, by Micrometer. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.interventions.micrometer {
    requires transitive dev.interventions.http;
    requires transitive micrometer.commons;
    requires transitive micrometer.core;
    requires transitive micrometer.observation;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.interventions.micrometer;
}
