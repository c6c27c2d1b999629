package dev.interventions.emulator.reference;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.reference.Category;
import dev.interventions.emulator.api.ErrorResponse;
import dev.interventions.emulator.api.ListParameters;
import dev.interventions.emulator.api.Parameters;
import dev.interventions.emulator.api.RequestGuard;
import dev.interventions.emulator.api.Response;
import dev.interventions.emulator.api.Route;
import dev.interventions.emulator.json.PageJson;
import dev.interventions.emulator.json.ReferenceDataJson;
import dev.interventions.inmemory.InMemoryReferenceData;
import dev.interventions.inmemory.World;
import dev.interventions.port.Operation;
import dev.interventions.port.reference.ReferenceData;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import jakarta.json.JsonObject;

/** The documented operations that list reference data. */
public final class ReferenceDataApi {

    private final World world;
    private final RequestGuard guard;
    private final ReferenceDataJson json;

    public ReferenceDataApi(World world, RequestGuard guard, ReferenceDataJson json) {
        this.world = world;
        this.guard = guard;
        this.json = json;
    }

    public Seq<Route> routes(String basePath) {
        return Vector.of(
                new Route("GET", basePath + "/categories", reading(Operation.LIST_CATEGORIES, this::categories)),
                new Route(
                        "GET", basePath + "/custom_fields", reading(Operation.LIST_CUSTOM_FIELDS, this::customFields)),
                new Route("GET", basePath + "/users", reading(Operation.LIST_USERS, this::users)),
                new Route("GET", basePath + "/content_sources", reading(Operation.LIST_SOURCES, this::sources)));
    }

    /** Reads a page of a list. */
    private interface Listing {
        Either<InterventionError, JsonObject> read(ReferenceData data, Parameters filters, PageRequest page);
    }

    private Route.Endpoint reading(Operation operation, Listing listing) {
        return guard.guarded(operation, (admitted, request) -> {
            InMemoryReferenceData own = world.referenceData(admitted.user());
            ReferenceData data = admitted.impersonated().map(own::actingAs).getOrElse(own);
            guard.applyLatency();
            return request.parameters()
                    .flatMap(parameters -> new ListParameters(parameters)
                            .page()
                            .flatMap(page ->
                                    listing.read(data, parameters, page).bimap(ErrorResponse::to, Response::ok)));
        });
    }

    private Either<InterventionError, JsonObject> categories(ReferenceData data, Parameters filters, PageRequest page) {
        return data.categories()
                .map(all -> PageJson.of(Page.of(all.all().filter(one -> matches(one, filters)), page), json::category));
    }

    private static boolean matches(Category category, Parameters filters) {
        return filters.text("parent_id")
                        .forAll(parent -> category.parent().map(OpaqueId::value).contains(parent))
                && filters.text("ids")
                        .forAll(ids ->
                                List.of(ids.split(",")).contains(category.id().value()));
    }

    private Either<InterventionError, JsonObject> customFields(
            ReferenceData data, Parameters filters, PageRequest page) {
        return data.customFields().map(all -> PageJson.of(Page.of(all.all(), page), json::customField));
    }

    private Either<InterventionError, JsonObject> users(ReferenceData data, Parameters filters, PageRequest page) {
        return data.users().map(all -> PageJson.of(Page.of(all, page), json::user));
    }

    /** The sources that the user reads, whatever {@code permission} is: an agent of a world sees no other source (<em>choice</em>). */
    private Either<InterventionError, JsonObject> sources(ReferenceData data, Parameters filters, PageRequest page) {
        return data.readableSources()
                .map(all -> PageJson.of(Page.of(all.toVector().sortBy(OpaqueId::value), page), json::source));
    }
}
