/** A source connector for Kafka Connect, which loads connectors from the class path: Kafka's jars declare no names of modules. */
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
