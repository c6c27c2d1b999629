package dev.interventions.http.json;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.Page;
import dev.interventions.domain.UnreadableRecord;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.stream.JsonParser.Event;
import java.util.ArrayList;
import java.util.List;

/** Reads the root object of a response: an intervention or a page. */
final class RootReader {

    private final StrictParser parser;
    private final int maxRecords;
    private final EntryLimit limit = new EntryLimit();
    private final InterventionReader own;
    private final Values numbers;
    private final Values lists;

    private boolean hasId;
    private Option<Long> count = Option.none();
    private Option<Long> offset = Option.none();
    private Option<Long> pageLimit = Option.none();
    private Option<List<Either<UnreadableRecord, Intervention>>> records = Option.none();

    private RootReader(StrictParser parser, int maxRecords) {
        this.parser = parser;
        this.maxRecords = maxRecords;
        this.own = new InterventionReader(parser, limit);
        this.numbers = new Values(parser, limit);
        this.lists = new Values(parser, limit);
    }

    /** Reads the whole object, and fails at the first record too many. */
    static RootReader read(StrictParser parser, int maxRecords) {
        RootReader root = new RootReader(parser, maxRecords);
        parser.next();
        while (parser.next() != Event.END_OBJECT) {
            Field field = parser.field();
            parser.next();
            root.read(field);
        }
        parser.requireEnd();
        return root;
    }

    private void read(Field field) {
        switch (field) {
            case COUNT -> count = numbers.whole(field);
            case OFFSET -> offset = numbers.whole(field);
            case LIMIT -> pageLimit = numbers.whole(field);
            case RECORDS -> records = records();
            case ID -> {
                hasId = parser.event() != Event.VALUE_NULL;
                own.read(field);
            }
            default -> own.read(field);
        }
    }

    private Option<List<Either<UnreadableRecord, Intervention>>> records() {
        if (parser.event() != Event.START_ARRAY) {
            return lists.otherwise(Field.RECORDS.key(), "a list of objects");
        }
        InterventionReader record = new InterventionReader(parser, limit);
        List<Either<UnreadableRecord, Intervention>> read = new ArrayList<>();
        for (int number = 0; parser.next() != Event.END_ARRAY; number++) {
            if (number == maxRecords) {
                throw new MalformedException("there are more than the " + maxRecords + " records requested");
            }
            if (parser.event() == Event.START_OBJECT) {
                read.add(record(number, record));
            } else {
                lists.skipWrong(Field.RECORDS.key(), "a list of objects");
            }
        }
        return Option.some(read);
    }

    /** A record, or why it can't be read; the index counts from the first record of the page. */
    private Either<UnreadableRecord, Intervention> record(int index, InterventionReader record) {
        record.readObject();
        return record.defect()
                .<Either<UnreadableRecord, Intervention>>map(
                        reason -> Either.left(new UnreadableRecord(index, record.id(), reason)))
                .getOrElse(() -> Either.right(record.intervention()));
    }

    Intervention intervention() {
        own.defect().forEach(reason -> {
            throw new MalformedException(reason);
        });
        return own.intervention();
    }

    /** The page; a record that can't be read is a left in its place. */
    Page<Either<UnreadableRecord, Intervention>> page() {
        List<Either<UnreadableRecord, Intervention>> read = requiredRecords();
        numbers.requireNoDefect();
        long first = required(Field.OFFSET, offset);
        return new Page<>(
                required(Field.COUNT, count),
                first,
                Math.toIntExact(required(Field.LIMIT, pageLimit)),
                Vector.ofAll(read).map(record -> record.mapLeft(unreadable -> at(first, unreadable))));
    }

    private static UnreadableRecord at(long first, UnreadableRecord record) {
        return new UnreadableRecord(first + record.index(), record.id(), record.reason());
    }

    /** The one intervention, which may be in a page (rule CREATE-7). */
    Intervention created() {
        if (records.isEmpty() && lists.defect().isEmpty()) {
            return intervention();
        }
        List<Either<UnreadableRecord, Intervention>> read = requiredRecords();
        if (hasId || read.size() != 1) {
            throw new MalformedException(
                    "the response to a create must have one intervention, and has a page of " + read.size());
        }
        return read.get(0).getOrElseThrow(unreadable -> new MalformedException(unreadable.reason()));
    }

    private List<Either<UnreadableRecord, Intervention>> requiredRecords() {
        lists.requireNoDefect();
        return required(Field.RECORDS, records);
    }

    private static <T> T required(Field field, Option<T> value) {
        return value.getOrElseThrow(() -> new MalformedException("there is no " + field.key()));
    }
}
