package dev.interventions.http.json;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UnreadableRecord;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.function.Function;

/**
 * Reads responses strictly: UTF-8, one JSON object and nothing after it, no duplicate keys, no more than 64 levels, no number of
 * more than 100 characters, no text of more than 524,287 characters, every known field of its type, no more than 1,000 entries in an
 * object or a known list, no more than 20,000 categories and custom fields in all, no more records than requested. Anything else is a
 * {@link MalformedResponse}. Unknown fields are checked and ignored.
 *
 * <p>A body is read no further than its first error. Its stream is always closed; if reading it fails, the response is malformed.
 * Threads may share an instance.
 */
public final class ResponseJson {

    /** How many categories or custom fields a response may have. */
    public static final int MOST_ENTRIES = EntryLimit.MAX_ENTRIES;

    private final KnownFields knownFields = new KnownFields();
    private final ErrorReader errors = new ErrorReader();

    /** An intervention. */
    public Either<MalformedResponse, Intervention> intervention(InputStream body) {
        return readRoot(body, PageRequest.MAX_LIMIT, RootReader::intervention);
    }

    /** A page of at most so many interventions. If only some of them can't be read, the malformed response has the page. */
    public Either<MalformedResponse, Page<Intervention>> page(InputStream body, int limit) {
        return readRoot(body, limit, RootReader::page).flatMap(ResponseJson::wholePage);
    }

    private static Either<MalformedResponse, Page<Intervention>> wholePage(
            Page<Either<UnreadableRecord, Intervention>> page) {
        Seq<Either<UnreadableRecord, Intervention>> records = page.records();
        if (!records.exists(Either::isLeft)) {
            return Either.right(new Page<>(page.count(), page.offset(), page.limit(), records.map(Either::get)));
        }
        String reasons = records.filter(Either::isLeft)
                .map(unreadable -> words(unreadable.getLeft()))
                .mkString("; ");
        return Either.left(new MalformedResponse("the response can't be read: " + reasons, Option.some(page)));
    }

    private static String words(UnreadableRecord unreadable) {
        return "the record at index " + unreadable.index()
                + unreadable.id().fold(() -> "", id -> " (intervention " + id.value() + ")") + ": "
                + unreadable.reason();
    }

    /** The response to a create: an intervention, or a page with exactly one (rule CREATE-7). */
    public Either<MalformedResponse, Intervention> created(InputStream body) {
        return readRoot(body, PageRequest.MAX_LIMIT, RootReader::created);
    }

    /** A record of another kind than an intervention. */
    public <T> Either<MalformedResponse, T> record(InputStream body, Function<JsonRecord, T> type) {
        return read(body, parser -> type.apply(root(parser)));
    }

    /** A page of at most so many records of another kind than interventions. One that can't be read makes the page malformed. */
    public <T> Either<MalformedResponse, Page<T>> page(InputStream body, int limit, Function<JsonRecord, T> type) {
        return record(body, page -> pageOf(page, limit, type));
    }

    private static <T> Page<T> pageOf(JsonRecord page, int limit, Function<JsonRecord, T> type) {
        List<JsonRecord> records = required("records", page.objects("records"));
        if (records.size() > limit) {
            throw new MalformedException("there are more than the " + limit + " records requested");
        }
        return new Page<>(
                required("count", page.whole("count")),
                required("offset", page.whole("offset")),
                Math.toIntExact(required("limit", page.whole("limit"))),
                records.map(type));
    }

    private static <T> T required(String key, Option<T> value) {
        return value.getOrElseThrow(() -> new MalformedException("there is no " + key));
    }

    private static JsonRecord root(StrictParser parser) {
        parser.next();
        JsonRecord root = JsonRecord.read(parser, new EntryLimit());
        parser.requireEnd();
        return root;
    }

    /** The message of an error response, if it has the documented shape. */
    public Option<String> errorMessage(InputStream body) {
        return read(body, errors::message).toOption().flatMap(message -> message);
    }

    private <T> Either<MalformedResponse, T> readRoot(
            InputStream body, int maxRecords, Function<RootReader, T> result) {
        return read(body, parser -> result.apply(RootReader.read(parser, maxRecords)));
    }

    private <T> Either<MalformedResponse, T> read(InputStream body, Function<StrictParser, T> reader) {
        try (body) {
            return Either.right(reader.apply(new StrictParser(body, knownFields)));
        } catch (IOException | RuntimeException malformed) {
            // Values that the domain rejects are exceptions of many types.
            return Either.left(malformed(innermost(malformed)));
        }
    }

    private static MalformedResponse malformed(Throwable reason) {
        return new MalformedResponse(
                reason instanceof CharacterCodingException
                        ? "the response is not UTF-8"
                        : "the response can't be read: " + reason.getMessage());
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : innermost(cause);
    }
}
