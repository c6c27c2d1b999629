/** Checks the rules at a real account and writes the findings to a ledger. */
module dev.interventions.probe {
    requires dev.interventions.port;
    requires info.picocli;
    requires jakarta.json;
    requires java.net.http;
    requires org.eclipse.parsson;
    requires static org.jspecify;

    uses jakarta.json.spi.JsonProvider;

    exports dev.interventions.probe;

    opens dev.interventions.probe to
            info.picocli;
}
