package dev.interventions.emulator;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import jakarta.json.JsonObject;
import java.util.function.Function;

/** The documented operations on interventions. */
final class InterventionsApi {

    private final Admission admission;
    private final InterventionJson json;
    private final boolean createAnswersPage;

    InterventionsApi(Admission admission, InterventionJson json, boolean createAnswersPage) {
        this.admission = admission;
        this.json = json;
        this.createAnswersPage = createAnswersPage;
    }

    Seq<Route> routes(String basePath) {
        String all = basePath + "/interventions";
        String one = all + "/{id}";
        return Vector.of(
                new Route("GET", all, admitted(this::list)),
                new Route("POST", all, admitted(this::create)),
                new Route("GET", one, admitted(this::get)),
                new Route("PUT", one, admitted(this::updateCustomFields)),
                new Route("PUT", one + "/close", admitted(this::close)),
                new Route("DELETE", one + "/cancel", admitted(this::cancel)),
                new Route("PUT", one + "/reassign", admitted(this::reassign)),
                new Route("PUT", one + "/update_categories", admitted(this::categorize)));
    }

    /** What the API does for the acting user, or the answer of a refusal. */
    private interface Operation {
        Either<Answer, JsonObject> perform(Interventions interventions, Call call);
    }

    private Route.Endpoint admitted(Operation operation) {
        return call -> admission
                .admit(call)
                .flatMap(interventions -> operation.perform(interventions, call))
                .fold(refusal -> refusal, Answer::ok);
    }

    private Either<Answer, JsonObject> list(Interventions interventions, Call call) {
        return call.parameters()
                .map(ListParameters::new)
                .flatMap(ListParameters::inKnownForms)
                .flatMap(parameters -> parameters
                        .page()
                        .flatMap(page -> parameters
                                .query()
                                .flatMap(query -> query.map(asked -> list(interventions, asked, page))
                                        .getOrElse(() -> nothing(page)))
                                .map(json::page)));
    }

    private static Either<Answer, Page<Intervention>> list(
            Interventions interventions, InterventionQuery query, PageRequest page) {
        return interventions.list(query, page).mapLeft(ErrorAnswer::to);
    }

    private static Either<Answer, Page<Intervention>> nothing(PageRequest page) {
        return Either.right(new Page<>(0, page.offset(), page.limit(), Vector.empty()));
    }

    private Either<Answer, JsonObject> get(Interventions interventions, Call call) {
        return answer(interventionId(call).flatMap(id -> result(interventions.get(id))));
    }

    private Either<Answer, JsonObject> create(Interventions interventions, Call call) {
        return required(call, "content_id", ContentId::parse)
                .flatMap(content -> result(interventions.create(content)))
                .map(intervention -> createAnswersPage
                        ? json.page(new Page<>(1, 0, PageRequest.DEFAULT_LIMIT, Vector.of(intervention)))
                        : json.intervention(intervention));
    }

    private Either<Answer, JsonObject> close(Interventions interventions, Call call) {
        return answer(interventionId(call).flatMap(id -> result(interventions.close(id))));
    }

    private Either<Answer, JsonObject> cancel(Interventions interventions, Call call) {
        return answer(interventionId(call)
                .flatMap(id -> result(interventions.cancel(id)))
                .map(InterventionsApi::lastState));
    }

    private static Intervention lastState(Cancelled cancelled) {
        return cancelled.last().getOrElse(() -> Intervention.withId(cancelled.id()));
    }

    private Either<Answer, JsonObject> reassign(Interventions interventions, Call call) {
        return answer(required(call, "user_id", UserId::parse)
                .flatMap(newOwner -> interventionId(call).flatMap(id -> result(interventions.reassign(id, newOwner)))));
    }

    private Either<Answer, JsonObject> categorize(Interventions interventions, Call call) {
        return answer(categories(call)
                .flatMap(categories ->
                        interventionId(call).flatMap(id -> result(interventions.categorize(id, categories)))));
    }

    private Either<Answer, JsonObject> updateCustomFields(Interventions interventions, Call call) {
        return answer(call.parameters()
                .map(CustomFieldParameters::values)
                .flatMap(values ->
                        interventionId(call).flatMap(id -> result(interventions.updateCustomFields(id, values)))));
    }

    private Either<Answer, JsonObject> answer(Either<Answer, Intervention> outcome) {
        return outcome.map(json::intervention);
    }

    private static <T> Either<Answer, T> result(Either<InterventionError, T> outcome) {
        return outcome.mapLeft(ErrorAnswer::to);
    }

    // ---- what a call names ----

    /** The id in the path; what is no id is one that no intervention has. */
    private static Either<Answer, InterventionId> interventionId(Call call) {
        return call.id()
                .get()
                .flatMap(text -> InterventionId.parse(text)
                        .mapLeft(defect -> Answer.error(
                                ErrorKind.NOT_FOUND, "there is no such intervention: " + defect.message())));
    }

    private static <T> Either<Answer, T> required(
            Call call, String name, Function<String, Either<InterventionError, T>> parse) {
        return call.parameters()
                .flatMap(parameters -> parameters
                        .text(name)
                        .toEither(() -> Answer.error(ErrorKind.UNPROCESSABLE_ENTITY, name + " is missing"))
                        .flatMap(text -> parse.apply(text).mapLeft(InterventionsApi::unprocessable)));
    }

    /** The categories; sent as one blank value, there are none. */
    private static Either<Answer, Set<CategoryId>> categories(Call call) {
        return call.parameters()
                .filterOrElse(
                        parameters -> parameters
                                .otherForms("category_ids", "category_ids[]")
                                .isEmpty(),
                        parameters -> Answer.error(
                                ErrorKind.BAD_REQUEST, "category_ids is understood as category_ids[] only"))
                .flatMap(parameters -> parameters
                        .list("category_ids")
                        .toEither(() -> Answer.error(ErrorKind.UNPROCESSABLE_ENTITY, "category_ids[] is missing"))
                        .flatMap(texts -> Either.sequenceRight(
                                        texts.filter(text -> !text.isBlank()).map(CategoryId::parse))
                                .mapLeft(InterventionsApi::unprocessable)
                                .map(Seq::toSet)));
    }

    private static Answer unprocessable(InterventionError defect) {
        return Answer.error(ErrorKind.UNPROCESSABLE_ENTITY, defect.message());
    }
}
