/** Lists, changes, copies and watches interventions from the command line. */
module dev.interventions.cli {
    requires dev.interventions.bulk;
    requires dev.interventions.copy.jdbc;
    requires dev.interventions.emulator;
    requires dev.interventions.feed;
    requires dev.interventions.http;
    requires dev.interventions.records;
    requires info.picocli;
    requires jakarta.json;
    requires java.sql;
    requires static org.jspecify;

    exports dev.interventions.cli;

    opens dev.interventions.cli to
            info.picocli;
    opens dev.interventions.cli.command to
            info.picocli;
}
