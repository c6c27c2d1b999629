package dev.interventions.emulator.seed;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.Commenting;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** Reads the comments in a seed file, whose fields have the API's names. */
final class CommentReader {

    private final Map<InterventionId, Seed.SeededIntervention> interventions;
    private final Set<UserId> users;

    CommentReader(Map<InterventionId, Seed.SeededIntervention> interventions, Set<UserId> users) {
        this.interventions = interventions;
        this.users = users;
    }

    Option<Comment> read(CommentId id, SeedObject fields) {
        Option<String> body = fields.required("body").flatMap(value -> value.text(CommentReader::validBody));
        Option<Intervention> about = fields.required("intervention_id")
                .flatMap(value ->
                        value.text(SeedReader.known("intervention", InterventionId::parse, interventions::containsKey)))
                .flatMap(interventions::get)
                .map(Seed.SeededIntervention::intervention);
        Option<UserId> author = fields.required("user_id")
                .flatMap(value -> value.text(SeedReader.known("user", UserId::parse, users::contains)));
        Option<Instant> createdAt = fields.required("created_at").flatMap(SeedValue::instant);
        Option<Instant> updatedAt = fields.field("updated_at").flatMap(SeedValue::instant);
        Option<ThreadId> thread = about.flatMap(one -> one.origin().thread());
        Option<IdentityId> identity = about.flatMap(one -> one.origin().identity());
        refuseOther(fields, "thread_id", ThreadId::parse, thread);
        refuseOther(fields, "identity_id", IdentityId::parse, identity);
        return Option.when(
                body.isDefined() && about.isDefined() && author.isDefined() && createdAt.isDefined(),
                () -> new Comment(
                        id,
                        body,
                        about.map(Intervention::id),
                        thread,
                        author,
                        identity,
                        createdAt,
                        updatedAt.orElse(createdAt)));
    }

    private static Either<String, String> validBody(String text) {
        return Commenting.refusal(text)
                .map(refusal -> Either.<String, String>left(refusal.message()))
                .getOrElse(() -> Either.right(text));
    }

    /** Fields that follow from the intervention may be given, as in a response of the API, but must not contradict it. */
    private static <I extends OpaqueId> void refuseOther(
            SeedObject fields, String name, Function<String, Either<InterventionError, I>> parse, Option<I> right) {
        fields.field(name)
                .forEach(value -> value.text(text -> parse.apply(text).mapLeft(InterventionError::message))
                        .filter(id -> !right.contains(id))
                        .forEach(id -> value.mistake("must be that of intervention_id")));
    }
}
