package dev.interventions.port.reference;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Categories;
import dev.interventions.domain.reference.CustomFieldDefinitions;
import dev.interventions.domain.reference.User;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;

/**
 * The definitions of an account that interventions refer to: categories, custom fields, users and sources. Read-only. Each method returns a
 * whole list, since an account has few entries; an adapter over a network sends a request for each 150 entries. {@link CachedReferenceData}
 * caches the lists.
 *
 * <p>Outcomes, threads and {@code null} arguments are as in {@link dev.interventions.port.Interventions}. A user who isn't permitted to see
 * a list gets {@link dev.interventions.domain.Refused.NotAllowed}: according to the service's documentation, custom fields need the
 * permission to see them in the administration, and users the permission to view users.
 *
 * <p><b>Not promised.</b> A list that has several pages is not a snapshot. If an adapter sees that a list changed during reading, it reads
 * the list again, at most twice, and then returns the last reading.
 */
public interface ReferenceData {

    /**
     * All categories (operation {@code GET /categories}, rule <a href="{@docRoot}/doc-files/rules.html#REFERENCE-1">REFERENCE-1</a>).
     *
     * @return the categories, in the service's order
     */
    Either<InterventionError, Categories> categories();

    /**
     * The definitions of the custom fields of interventions, without those of customers (operation {@code GET /custom_fields}, rule
     * <a href="{@docRoot}/doc-files/rules.html#REFERENCE-2">REFERENCE-2</a>).
     *
     * @return the definitions, in the service's order
     */
    Either<InterventionError, CustomFieldDefinitions> customFields();

    /**
     * All users that the acting user may view (operation {@code GET /users}, rule
     * <a href="{@docRoot}/doc-files/rules.html#REFERENCE-3">REFERENCE-3</a>).
     *
     * @return the users, in the service's order
     */
    Either<InterventionError, Seq<User>> users();

    /**
     * The sources that the acting user reads: those whose interventions the user sees (operation {@code GET /content_sources} with
     * {@code permission=read}, rule <a href="{@docRoot}/doc-files/rules.html#REFERENCE-4">REFERENCE-4</a>). For another user, see {@link
     * #actingAs}.
     */
    Either<InterventionError, Set<SourceId>> readableSources();

    /**
     * The same as another user sees it, see {@link dev.interventions.port.Interventions#actingAs} (rule
     * <a href="{@docRoot}/doc-files/rules.html#REFERENCE-5">REFERENCE-5</a>).
     *
     * @return a view that shares everything with this instance
     */
    ReferenceData actingAs(UserId user);
}
