package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Either;

/**
 * The acting user: the one to whom the token belongs, or who is impersonated.
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

    /** A user without permissions who reads nothing. */
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

    /**
     * The one who acts when this user impersonates another: the other with the other's permissions and sources. Being oneself is
     * always fine; being another takes {@link Permission#IMPERSONATE_USER}, else it is an {@link Refused.InvalidRequest} (rules
     * <a href="{@docRoot}/doc-files/rules.html#IMPERSONATE-2">IMPERSONATE-2</a> and
     * <a href="{@docRoot}/doc-files/rules.html#IMPERSONATE-4">IMPERSONATE-4</a>, <em>choices</em>).
     */
    public Either<Refused, Actor> impersonate(Actor other) {
        return other.id.equals(id) || may(Permission.IMPERSONATE_USER)
                ? Either.right(other)
                : Either.left(new Refused.InvalidRequest("user " + id.value() + " can't act as " + other.id.value()
                        + " without the permission impersonate_user"));
    }
}
