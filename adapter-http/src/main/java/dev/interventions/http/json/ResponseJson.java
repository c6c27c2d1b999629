package dev.interventions.http.json;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.UnreadableRecord;
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
 * fails, the response is malformed. Threads may share an instance, which is expensive to create.
 */
public final class ResponseJson {

    /** How many categories or custom fields a response may have. */
    public static final int MOST_ENTRIES = KnownFields.MAX_ENTRIES;

    private final StrictJson json = new StrictJson();

    /** An intervention. */
    public Either<MalformedResponse, Intervention> intervention(InputStream body) {
        return read(body, InterventionReader::intervention);
    }

    /** A page of at most so many interventions. If only some of them can't be read, the malformed response has the page. */
    public Either<MalformedResponse, Page<Intervention>> page(InputStream body, int limit) {
        return read(body, limit, InterventionReader::page).flatMap(ResponseJson::wholePage);
    }

    private static Either<MalformedResponse, Page<Intervention>> wholePage(
            Page<Either<UnreadableRecord, Intervention>> page) {
        return Either.sequence(page.records())
                .map(records -> new Page<>(page.count(), page.offset(), page.limit(), records))
                .mapLeft(unreadable -> new MalformedResponse(
                        "the response can't be read: "
                                + unreadable.map(ResponseJson::words).mkString("; "),
                        Option.some(page)));
    }

    private static String words(UnreadableRecord unreadable) {
        return "the record at index " + unreadable.index()
                + unreadable.id().fold(() -> "", id -> " (intervention " + id.value() + ")") + ": "
                + unreadable.reason();
    }

    /** The response to a create: an intervention, or a page with exactly one (rule CREATE-7). */
    public Either<MalformedResponse, Intervention> created(InputStream body) {
        return read(body, InterventionReader::created);
    }

    /** The message of an error response, if it has the documented shape. */
    public Option<String> errorMessage(InputStream body) {
        return read(body, fields -> fields.text("message")).toOption().flatMap(message -> message);
    }

    private <T> Either<MalformedResponse, T> read(InputStream body, Function<Fields, T> reader) {
        return read(body, PageRequest.MAX_LIMIT, reader);
    }

    private <T> Either<MalformedResponse, T> read(InputStream body, int maxRecords, Function<Fields, T> reader) {
        try {
            return Either.right(reader.apply(json.object(body, maxRecords)));
        } catch (IOException | RuntimeException malformed) {
            // The libraries throw unchecked exceptions of many types, and so do values that don't fit into the domain.
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
