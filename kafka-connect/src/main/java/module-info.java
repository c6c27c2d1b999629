/** A source connector for Kafka Connect. Connect loads it from the class path, since Kafka's jars declare no module names. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.interventions.kafka {
    requires dev.interventions.feed;
    requires dev.interventions.http;
    requires jakarta.json;
    requires org.slf4j;
    requires transitive connect.api;
    requires transitive kafka.clients;
    requires static transitive org.jspecify;

    uses jakarta.json.spi.JsonProvider;

    exports dev.interventions.kafka;

    provides org.apache.kafka.connect.source.SourceConnector with
            dev.interventions.kafka.InterventionsSourceConnector;
}
