/** Calls one writing operation for each of thousands of interventions. */
module dev.interventions.bulk {
    requires transitive dev.interventions.port;
    requires jakarta.json;
    requires org.eclipse.parsson;
    requires static transitive org.jspecify;

    uses jakarta.json.spi.JsonProvider;

    exports dev.interventions.bulk;
}
