package dev.interventions.http.json;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UnreadableRecord;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.function.Function;

/**
 * Reads responses strictly: UTF-8, one JSON object and nothing after it, no key twice, no more than 64 levels, no number of more
 * than 100 digits, no text of more than 524,287 characters, every known field of its type, no more than 1000 entries in an object or a
 * known list, no more than 20,000 categories and custom fields in all, no more records than were asked for. Whatever else comes is a
 * {@link MalformedResponse}; unknown fields are ignored.
 *
 * <p>Bytes are read only until the first mistake, and nothing of an unknown field is kept. A stream is closed in any case; if it
 * fails, the response is malformed. Threads may share an instance.
 */
public final class ResponseJson {

    /** How many categories or custom fields a response may have. */
    public static final int MOST_ENTRIES = EntryLimit.MAX_ENTRIES;

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

    /** The message of an error response, if it has the documented shape. */
    public Option<String> errorMessage(InputStream body) {
        return read(body, ErrorBody::message).toOption().flatMap(message -> message);
    }

    private static <T> Either<MalformedResponse, T> readRoot(
            InputStream body, int maxRecords, Function<RootReader, T> result) {
        return read(body, parser -> result.apply(RootReader.read(parser, maxRecords)));
    }

    private static <T> Either<MalformedResponse, T> read(InputStream body, Function<StrictParser, T> reader) {
        try (body) {
            return Either.right(reader.apply(new StrictParser(body)));
        } catch (IOException | RuntimeException malformed) {
            // Values that don't fit into the domain are exceptions of many types.
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
