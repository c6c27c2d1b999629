/** The port over the service's HTTP API. */
@SuppressWarnings("requires-automatic")
module dev.interventions.http {
    requires transitive dev.interventions.port;
    requires jakarta.json;
    requires jakarta.json.bind;
    requires org.apache.httpcomponents.client5.httpclient5;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires org.eclipse.parsson;
    requires org.eclipse.yasson;
    // What HttpClient needs and, being an automatic module, can't say: without them it fails on a module path.
    requires jdk.net;
    requires org.slf4j;
    requires static transitive org.jspecify;

    uses jakarta.json.spi.JsonProvider;

    exports dev.interventions.http;
    exports dev.interventions.http.event;
}
