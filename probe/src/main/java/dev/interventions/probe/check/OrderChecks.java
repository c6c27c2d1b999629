package dev.interventions.probe.check;

import dev.interventions.probe.wire.Response;
import dev.interventions.probe.wire.Surprise;
import dev.interventions.probe.wire.WireRecord;
import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import java.time.Instant;

/** Checks of the order of lists. */
final class OrderChecks {

    /** Fewer pairs can have this order in a list that is not sorted. */
    private static final int FEWEST_TIES = 4;

    private final Sample sample;
    private final Findings findings;

    OrderChecks(Sample sample, Findings findings) {
        this.sample = sample;
        this.findings = findings;
    }

    void run() {
        newestFirst(Check.LIST_ORDER, "created_at", sample.created(), sample.byCreation());
        newestFirst(Check.LIST_UPDATED, "updated_at", sample.updated(), sample.byUpdate());
        ties();
    }

    private void newestFirst(Check check, String field, Vector<WireRecord> records, Response response) {
        Vector<Tuple2<Instant, Instant>> neighbours =
                neighbours(records).map(pair -> pair.map(record -> date(field, record), record -> date(field, record)));
        int falling = neighbours.count(pair -> pair._1.isAfter(pair._2));
        int rising = neighbours.count(pair -> pair._1.isBefore(pair._2));
        if (falling + rising == 0) {
            findings.notArrangeable(check, "the page has fewer than two different dates", response);
            return;
        }
        findings.decide(
                check,
                rising == 0,
                "the newest comes first (records: " + records.length() + ", different neighbours: " + falling + ")",
                falling == 0
                        ? "the oldest comes first (records: " + records.length() + ", different neighbours: " + rising
                                + ")"
                        : "is in no order (neighbours that rise: " + rising + ", that fall: " + falling + ")",
                response);
    }

    private static Instant date(String field, WireRecord record) {
        return record.instant(field).getOrElseThrow(() -> new Surprise("a record has no " + field + ": " + record));
    }

    private void ties() {
        Vector<Tuple2<WireRecord, WireRecord>> ties =
                tied("created_at", sample.created()).appendAll(tied("updated_at", sample.updated()));
        int others = ties.count(pair -> pair._1.id().compareTo(pair._2.id()) < 0);
        if (others == 0 && ties.length() < FEWEST_TIES) {
            findings.notArrangeable(
                    Check.LIST_TIES,
                    "too few neighbours have equal dates: " + ties.length() + " rather than " + FEWEST_TIES);
            return;
        }
        findings.decide(
                Check.LIST_TIES,
                others == 0,
                "the greater id comes first in all " + ties.length() + " pairs with equal dates",
                "the lesser id comes first in " + others + " of " + ties.length() + " pairs with equal dates",
                sample.byCreation(),
                sample.byUpdate());
    }

    private static Vector<Tuple2<WireRecord, WireRecord>> tied(String field, Vector<WireRecord> records) {
        return neighbours(records)
                .filter(pair -> pair._1.instant(field).isDefined()
                        && pair._1.instant(field).equals(pair._2.instant(field)));
    }

    private static Vector<Tuple2<WireRecord, WireRecord>> neighbours(Vector<WireRecord> records) {
        return records.zip(records.drop(1));
    }
}
