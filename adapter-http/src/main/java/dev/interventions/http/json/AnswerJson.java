package dev.interventions.http.json;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.Page;
import dev.interventions.domain.Unavailable.MalformedAnswer;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Reads answers strictly: UTF-8, one JSON object and nothing after it, no key twice, no more than 64 levels, no number of more
 * than 100 digits, every known field of its type, no more than 1000 categories or custom fields. Whatever else comes is a {@link MalformedAnswer}; unknown fields are ignored.
 * Threads may share an instance, which is dear to build.
 */
public final class AnswerJson {

    /** How many categories or custom fields an answer may have. */
    public static final int MOST_ENTRIES = Fields.MOST_ENTRIES;

    private final StrictJson json = new StrictJson();

    /** An intervention. */
    public Either<MalformedAnswer, Intervention> intervention(byte[] body) {
        return read(body, InterventionReader::intervention);
    }

    /** A page of interventions. */
    public Either<MalformedAnswer, Page<Intervention>> page(byte[] body) {
        return read(body, InterventionReader::page);
    }

    /** What create answers: an intervention, or a page with exactly one (rule CREATE-7). */
    public Either<MalformedAnswer, Intervention> created(byte[] body) {
        return read(body, InterventionReader::created);
    }

    /** The words of an error answer, if it has the documented shape. */
    public Option<String> errorMessage(byte[] body) {
        return read(body, fields -> fields.text("message")).toOption().flatMap(message -> message);
    }

    private <T> Either<MalformedAnswer, T> read(byte[] body, Function<Fields, T> reader) {
        try {
            return Either.right(reader.apply(json.object(utf8(body))));
        } catch (CharacterCodingException notUtf8) {
            return Either.left(new MalformedAnswer("the answer is not UTF-8"));
        } catch (RuntimeException malformed) {
            // The libraries throw unchecked exceptions of many types, and so do values that don't fit into the domain.
            return Either.left(new MalformedAnswer(
                    "the answer can't be read: " + innermost(malformed).getMessage()));
        }
    }

    private static String utf8(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(body))
                .toString();
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : innermost(cause);
    }
}
