package dev.interventions.domain.reference;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.UserId;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * A user of an account (operation {@code GET /users}). Immutable. The record shows neither the user's permissions nor the sources that the
 * user reads: to list these sources, act as that user.
 *
 * @param id the only field that is always there
 * @param enabled whether the user can use the account
 * @param role the id of the user's role
 * @param categories the categories that the user is responsible for
 */
public record User(
        UserId id,
        Option<String> firstName,
        Option<String> lastName,
        Option<String> email,
        Option<Boolean> enabled,
        Option<String> role,
        Option<Set<CategoryId>> categories) {

    public User {
        requireNonNull(id, "id");
        requireNonNull(firstName, "firstName");
        requireNonNull(lastName, "lastName");
        requireNonNull(email, "email");
        requireNonNull(enabled, "enabled");
        requireNonNull(role, "role");
        requireNonNull(categories, "categories");
    }

    /** A user of whom nothing but the id is known. */
    public static User withId(UserId id) {
        return new User(id, Option.none(), Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
    }

    /** The same with this name. */
    public User named(String newFirstName, String newLastName) {
        return new User(id, Option.some(newFirstName), Option.some(newLastName), email, enabled, role, categories);
    }

    /** The same with this address. */
    public User withEmail(String newEmail) {
        return new User(id, firstName, lastName, Option.some(newEmail), enabled, role, categories);
    }

    /** The same, who can use the account or can't. */
    public User asEnabled(boolean isEnabled) {
        return new User(id, firstName, lastName, email, Option.some(isEnabled), role, categories);
    }
}
