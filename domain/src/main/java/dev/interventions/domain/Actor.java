package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * The acting user: the owner of the token, or the user who is impersonated.
 *
 * @param id the user
 * @param permissions what the user may do
 * @param reads the sources that the user reads
 */
public record Actor(UserId id, Set<Permission> permissions, Set<SourceId> reads) {

    public Actor {
        requireNonNull(id, "id");
        requireNonNull(permissions, "permissions");
        requireNonNull(reads, "reads");
    }

    /** A user without permissions who reads no sources. */
    public static Actor of(UserId id) {
        return new Actor(id, HashSet.empty(), HashSet.empty());
    }

    /** The same user with these permissions added. */
    public Actor withPermissions(Permission first, Permission... rest) {
        return new Actor(id, permissions.add(first).addAll(HashSet.of(rest)), reads);
    }

    /** The same user, who also reads these sources. */
    public Actor reading(SourceId first, SourceId... rest) {
        return new Actor(id, permissions, reads.add(first).addAll(HashSet.of(rest)));
    }

    /** Whether this user may do what the permission says. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Whether this user reads the source. */
    public boolean reads(SourceId source) {
        return reads.contains(source);
    }

    /** Whether this user sees the intervention: the user reads its source, or the record doesn't show the source. */
    public boolean sees(Intervention intervention) {
        return intervention.origin().source().forAll(this::reads);
    }

    /**
     * The user who acts in a call: the caller, or the user whom the caller impersonates, with that user's permissions and sources.
     * Refused as {@link Refused.NotAuthenticated} if the caller doesn't exist, and as {@link Refused.InvalidRequest} if the
     * impersonated user doesn't, or if the caller impersonates another user without {@link Permission#IMPERSONATE_USER} (rules
     * <a href="{@docRoot}/doc-files/rules.html#IMPERSONATE-2">IMPERSONATE-2</a> to
     * <a href="{@docRoot}/doc-files/rules.html#IMPERSONATE-4">IMPERSONATE-4</a>, <em>choices</em>).
     *
     * @param users the user with this id, if there is one
     */
    public static Either<Refused, Actor> acting(
            UserId caller, Option<UserId> impersonated, Function<UserId, Option<Actor>> users) {
        return users.apply(caller)
                .<Refused>toEither(() -> new Refused.NotAuthenticated("there is no user " + caller.value()))
                .flatMap(self -> impersonated
                        .map(other -> users.apply(other)
                                .<Refused>toEither(() ->
                                        new Refused.InvalidRequest("there is no user " + other.value() + " to act as"))
                                .flatMap(self::impersonate))
                        .getOrElse(() -> Either.right(self)));
    }

    private Either<Refused, Actor> impersonate(Actor other) {
        return other.id.equals(id) || may(Permission.IMPERSONATE_USER)
                ? Either.right(other)
                : Either.left(new Refused.InvalidRequest("user " + id.value() + " can't act as " + other.id.value()
                        + " without the permission impersonate_user"));
    }
}
