package dev.interventions.probe.check;

import dev.interventions.domain.SourceId;
import dev.interventions.probe.ledger.Ledger;
import dev.interventions.probe.wire.Surprise;
import dev.interventions.probe.wire.WireClient;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** One run of all checks at one account. It ends at the first {@link Surprise}. For one thread. */
public final class ProbeRun {

    private static final String ENDED = "the run ended before this check";
    private static final int UNPROCESSABLE = 422;

    private final WireClient client;
    private final Arrangement given;
    private final InstantSource clock;
    private final Consumer<String> announcements;
    private final Findings findings;

    /**
     * A run.
     *
     * @param client the client of the account
     * @param given the objects that the user of the probe has prepared
     * @param clock the source of the findings' dates
     * @param announcements receives a description of each write before it is sent
     */
    public ProbeRun(WireClient client, Arrangement given, InstantSource clock, Consumer<String> announcements) {
        this.client = client;
        this.given = given;
        this.clock = clock;
        this.announcements = announcements;
        this.findings = new Findings(clock);
    }

    /** Runs the checks, which may take minutes, and returns their findings. */
    public Ledger ledger(String suite) {
        Instant started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Option<String> surprise = surprise();
        return new Ledger(
                suite,
                started,
                client.sent(),
                surprise,
                findings.left(),
                findings.complete(check -> surprise.isDefined() ? ENDED : "needs " + check.need()));
    }

    private Option<String> surprise() {
        try {
            reads();
            given.writable().forEach(this::writes);
            return Option.none();
        } catch (Surprise surprise) {
            return Option.some(surprise.seen());
        } catch (RuntimeException defect) {
            // The message isn't shown, since it may contain a value of the account.
            return Option.some(
                    "an error in the probe: " + defect.getClass().getSimpleName() + " at " + defect.getStackTrace()[0]);
        }
    }

    private void reads() {
        Sample sample = Sample.of(client);
        new AccessChecks(client, findings).run(given.unread());
        new PageChecks(client, findings).run();
        new FilterChecks(client, sample, findings).run();
        if (sample.records().isEmpty()) {
            findings.notArrangeable(Check.needingRecords(), "the token's user reads no intervention");
            return;
        }
        new OrderChecks(sample, findings).run();
        new RecordChecks(client, sample, findings).run();
        new ReplyTimesCheck(client, sample, findings).run();
    }

    private void writes(SourceId source) {
        GuardedWrites writes = new GuardedWrites(client, source, announcements);
        findings.refusal(Check.CREATE_UNKNOWN, UNPROCESSABLE, writes.createOnUnknownContent());
        given.content().forEach(content -> new MessageScenario(writes, findings, content, given.user()).run());
        given.intervention().forEach(id -> new ReplyScenario(writes, findings, id, given.user()).run());
    }
}
