package dev.interventions.probe;

import dev.interventions.probe.ledger.Ledger;
import dev.interventions.probe.ledger.LedgerFile;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** The command line as a user runs it, within this process. */
final class ProbeProcess {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final Map<String, String> variables;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private ProbeProcess(Map<String, String> variables) {
        this.variables = variables;
    }

    static ProbeProcess withoutAccount() {
        return new ProbeProcess(HashMap.empty());
    }

    static ProbeProcess at(URI baseUri, String token) {
        return new ProbeProcess(HashMap.of(Credentials.BASE_URI, baseUri.toString(), Credentials.TOKEN, token));
    }

    static ProbeProcess at(TestAccount account) {
        return at(account.baseUri(), account.token());
    }

    int run(String... arguments) {
        Environment environment = new Environment(
                variables, new PrintWriter(out, true), new PrintWriter(err, true), InstantSource.fixed(NOW));
        return new ProbeCli(environment).run(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** Everything that this account can arrange, with writes. */
    static String[] everything(TestAccount account, Path ledger) {
        return Vector.of(
                        "--ledger",
                        ledger.toString(),
                        "--requests-per-minute",
                        "250",
                        "--write",
                        "--source",
                        account.shop.value(),
                        "--content",
                        account.message.value(),
                        "--intervention",
                        account.replied.value(),
                        "--user",
                        account.user.value(),
                        "--unread",
                        account.unread.value())
                .toJavaArray(String[]::new);
    }

    static Ledger read(Path ledger) {
        return LedgerFile.read(ledger).get();
    }
}
