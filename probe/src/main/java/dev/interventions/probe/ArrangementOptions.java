package dev.interventions.probe;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.probe.check.Arrangement;
import io.vavr.control.Either;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the objects prepared in the account, and that permit writes. */
final class ArrangementOptions {

    @Option(
            names = "--unread",
            paramLabel = "ID",
            description = "An intervention in a source that the token's user doesn't read; the probe tries to get it.")
    private @Nullable String unread;

    @Option(
            names = "--user",
            paramLabel = "ID",
            description = "The user of the token; needed to check who becomes the owner.")
    private @Nullable String user;

    @Option(names = "--write", description = "Permits writes, in the source of --source only.")
    private boolean write;

    @Option(
            names = "--source",
            paramLabel = "ID",
            description =
                    "The only source in which the probe writes. Each record is read and checked before each write.")
    private @Nullable String source;

    @Option(
            names = "--content",
            paramLabel = "ID",
            description = "A customer's message in that source that has no intervention. The probe opens one on it and"
                    + " cancels it, twice.")
    private @Nullable String content;

    @Option(
            names = "--intervention",
            paramLabel = "ID",
            description =
                    "An intervention in that source to which an agent has replied more than a minute ago, and which"
                            + " another user than --user owns. The probe closes and reopens it, or the reverse if it is closed,"
                            + " and restores its owner.")
    private @Nullable String intervention;

    Arrangement arrangement() {
        if (!write && (source != null || content != null || intervention != null)) {
            throw new UsageException("--source, --content and --intervention are for writing: add --write");
        }
        if (write && source == null) {
            throw new UsageException("--write needs --source, the only source in which the probe may write");
        }
        return new Arrangement(
                id("--user", user, UserId::parse),
                id("--unread", unread, InterventionId::parse),
                id("--source", source, SourceId::parse),
                id("--content", content, ContentId::parse),
                id("--intervention", intervention, InterventionId::parse));
    }

    private static <T> io.vavr.control.Option<T> id(
            String option, @Nullable String text, Function<String, Either<InterventionError, T>> parser) {
        return io.vavr.control.Option.of(text)
                .map(parser)
                .map(value -> value.getOrElseThrow(error -> new UsageException(option + ": " + error.message())));
    }
}
