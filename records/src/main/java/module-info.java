/** Interventions as JSON Lines and CSV, and a reader of the platform's CSV export. */
module dev.interventions.records {
    requires transitive dev.interventions.domain;
    requires de.siegmar.fastcsv;
    requires jakarta.json;
    requires org.eclipse.parsson;
    requires static transitive org.jspecify;

    uses jakarta.json.spi.JsonProvider;

    exports dev.interventions.records;
}
