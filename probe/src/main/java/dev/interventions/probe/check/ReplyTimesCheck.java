package dev.interventions.probe.check;

import dev.interventions.probe.wire.Request;
import dev.interventions.probe.wire.Response;
import dev.interventions.probe.wire.WireClient;
import dev.interventions.probe.wire.WireRecord;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Checks the unit of reply times by the date of the first reply, which it reads from the reply's content. If contents can't be read,
 * seconds are proven if the same number of minutes would end after the last change of the record.
 */
final class ReplyTimesCheck {

    private static final int MOST_CONTENTS = 3;
    private static final long TOLERANCE = 5;
    /** A shorter time in seconds could be mistaken for a time in minutes. */
    private static final long SHORTEST = 180;

    private final WireClient client;
    private final Sample sample;
    private final Findings findings;

    ReplyTimesCheck(WireClient client, Sample sample, Findings findings) {
        this.client = client;
        this.sample = sample;
        this.findings = findings;
    }

    /** A record with the time of its first reply. */
    private record Replied(Instant created, Instant updated, String reply, long time) {

        static Option<Replied> of(WireRecord record) {
            return record.instant("created_at")
                    .flatMap(created -> record.instant("updated_at")
                            .flatMap(updated -> record.text("first_user_reply_id")
                                    .flatMap(reply -> record.whole("first_user_reply_in")
                                            .filter(time -> time > 0)
                                            .map(time -> new Replied(created, updated, reply, time)))));
        }

        long untilLastChange() {
            return Duration.between(created, updated).toSeconds();
        }
    }

    /** The unit of a record's reply time, according to the date of the reply. */
    private enum Unit {
        SECONDS,
        MINUTES,
        NEITHER
    }

    void run() {
        Vector<Replied> replied = sample.records().flatMap(Replied::of).sortBy(one -> -one.time());
        if (replied.isEmpty()) {
            findings.notArrangeable(Check.REPLY_TIMES, "no record has the time of a first reply");
        } else if (!byContents(replied.take(MOST_CONTENTS))) {
            byLastChange(replied);
        }
    }

    /** Decides the check by contents. Returns whether contents could be read. */
    private boolean byContents(Vector<Replied> replied) {
        Vector<Response> contents = Vector.empty();
        Vector<Unit> units = Vector.empty();
        for (Replied one : replied) {
            Response content = client.send(Request.get("/contents/{id}", one.reply()));
            Option<Long> seconds = Option.when(content.isOk(), content)
                    .flatMap(readable -> readable.asRecord().instant("created_at"))
                    .map(date -> Duration.between(one.created(), date).toSeconds())
                    .filter(time -> time >= SHORTEST);
            if (seconds.isDefined()) {
                contents = contents.append(content);
                units = units.append(unit(one.time(), seconds.get()));
            }
        }
        if (units.isEmpty()) {
            return false;
        }
        String ofRecords = " until the date of the first reply, in " + units.length() + " records";
        findings.decide(
                Check.REPLY_TIMES,
                units.forAll(unit -> unit == Unit.SECONDS),
                "is the number of seconds" + ofRecords,
                units.forAll(unit -> unit == Unit.MINUTES)
                        ? "is the number of minutes" + ofRecords
                        : "is not always the number of seconds, nor of minutes," + ofRecords,
                contents.toJavaArray(Response[]::new));
        return true;
    }

    private static Unit unit(long time, long seconds) {
        if (Math.abs(time - seconds) <= TOLERANCE) {
            return Unit.SECONDS;
        }
        return Math.abs(time - seconds / 60) <= 1 ? Unit.MINUTES : Unit.NEITHER;
    }

    private void byLastChange(Vector<Replied> replied) {
        int tooLong = replied.count(one -> one.time() > one.untilLastChange() + TOLERANCE);
        int onlySeconds = replied.count(one -> one.time() * 60 > one.untilLastChange() + SHORTEST);
        if (tooLong > 0) {
            findings.contradicted(
                    Check.REPLY_TIMES,
                    "in " + tooLong + " of " + replied.length()
                            + " records, that many seconds end after the last change",
                    sample.byUpdate());
        } else if (onlySeconds > 0) {
            findings.proven(
                    Check.REPLY_TIMES,
                    "in " + onlySeconds + " of " + replied.length()
                            + " records, that many minutes would end after the last change, and seconds never do",
                    sample.byUpdate());
        } else {
            findings.notArrangeable(
                    Check.REPLY_TIMES,
                    "contents can't be read, and no record was changed so soon after its first reply that minutes are"
                            + " excluded",
                    sample.byUpdate());
        }
    }
}
