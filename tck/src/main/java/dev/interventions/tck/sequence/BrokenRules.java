package dev.interventions.tck.sequence;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Author;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Rule;
import dev.interventions.domain.Sort;
import dev.interventions.domain.UserId;
import dev.interventions.tck.comparison.Difference;
import dev.interventions.tck.comparison.InterventionEquivalence;
import dev.interventions.tck.comparison.Order;
import dev.interventions.tck.comparison.Outcome;
import dev.interventions.tck.model.Model;
import dev.interventions.tck.model.ModelIntervention;
import dev.interventions.tck.sequence.RunEnvironment.Everything;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Predicate;

/**
 * The ids of the rules that may be broken where an adapter disagrees with the model: one id where the step and the difference
 * identify the rule, otherwise several.
 *
 * @param before the state before the step
 * @param expected the predicted outcome of the step
 * @param seen the outcome of the step
 * @param everything the predicted lists of everything afterwards
 * @param listed the lists of everything that the adapter returned afterwards
 */
record BrokenRules(RunState before, Outcome expected, Outcome seen, Everything everything, Everything listed) {

    private static final String UPDATED_AT = "updatedAt";

    Seq<String> in(Step step) {
        if (isResultRight() && areCommentsWrong(step)) {
            return expected.result().isLeft()
                    ? List.of("REFUSE-1")
                    : List.of(BrokenCommentRules.inEffect(
                            step, everything.comments().get(), listed.comments().get()));
        }
        return isResultRight() ? inEffect().getOrElse(() -> inStep(step)) : inStep(step);
    }

    /** Whether only the comments are wrong. After a call on comments, the number of comments in an intervention can be wrong too. */
    private boolean areCommentsWrong(Step step) {
        boolean isOnComments = step instanceof Call call && call.command() instanceof CommentCommand;
        boolean areInterventionsRight =
                listed.interventions().unlike(everything.interventions(), true).isEmpty();
        return listed.commentsUnlike(everything).isDefined() && (isOnComments || areInterventionsRight);
    }

    private boolean isResultRight() {
        return seen.unlike(expected, before.environment().backend().explainsRefusals())
                .isEmpty();
    }

    /** Where the result is right, the list of all interventions is wrong. */
    private Option<Seq<String>> inEffect() {
        Page<?> all = (Page<?>) everything.interventions().result().get();
        Page<?> shown = (Page<?>) listed.interventions().result().get();
        Option<Seq<String>> inPage = inPage(all, shown);
        return inPage.isDefined() || !haveSameRecords(all, shown)
                ? inPage
                : Option.some(inOrder(Sort.CREATED_AT, all, shown));
    }

    private Seq<String> inStep(Step step) {
        if (step instanceof Call call) {
            return expected.result().fold(refusal -> inRefused(call, refusal), result -> inGranted(call, result));
        }
        if (step instanceof BackendEvent.Message) {
            return List.of("MESSAGE-1", "MESSAGE-2", "MESSAGE-3");
        }
        if (step instanceof BackendEvent.Reply) {
            return List.of("REPLY-2", "REPLY-3", "REPLY-4");
        }
        if (step instanceof BackendEvent.Grouping || step instanceof BackendEvent.Ungrouping) {
            return List.of("LIST-7");
        }
        return List.of(step instanceof BackendEvent.Hiding ? "LIST-1" : "STATE-4");
    }

    // ---- calls that have to be refused ----

    private Seq<String> inRefused(Call call, InterventionError refusal) {
        if (isResultRight()) {
            return List.of("REFUSE-1");
        }
        if (refusal instanceof Refused.InvalidRequest && actor(call).isEmpty()) {
            return List.of(call.as().contains(Participants.Agent.NOBODY) ? "IMPERSONATE-3" : "IMPERSONATE-2");
        }
        if (call.as().isDefined() && isRefusedAs(Refused.InvalidRequest.class)) {
            return List.of(inImpersonation(call));
        }
        if (call.command() instanceof CommentCommand command) {
            return List.of(new BrokenCommentRules(before, expected, seen).inOutcome(command));
        }
        if (refusal instanceof NotAllowed notAllowed) {
            return brokenBy(call, notAllowed.broken());
        }
        if (refusal instanceof Refused.UnknownUser) {
            return List.of("REASSIGN-2");
        }
        if (call.command() instanceof Command.Create create) {
            return List.of(inOpening(call, create));
        }
        return refusal instanceof Refused.NotFound ? List.of(inLooking(call)) : List.empty();
    }

    private boolean isRefusedAs(Class<? extends InterventionError> kind) {
        return seen.result().fold(kind::isInstance, result -> false);
    }

    private static String inImpersonation(Call call) {
        return call.as().contains(call.caller()) ? "IMPERSONATE-4" : "IMPERSONATE-1";
    }

    private Seq<String> brokenBy(Call call, Set<Rule> broken) {
        if (isRefusedAs(NotAllowed.class) && broken.contains(Rule.CLOSE_READABLE)) {
            return List.of("ORDER-1");
        }
        return isRefusedAs(NotAllowed.class) && call.command() instanceof Command.Close
                ? List.of("CLOSE-7")
                : broken.map(Rule::id).toSortedSet().toList();
    }

    private String inOpening(Call call, Command.Create create) {
        return before.model()
                .contents()
                .get(before.content(create.number()))
                .map(Model.ModelContent::content)
                .map(content -> !actor(call).exists(actor -> actor.reads().contains(content.source()))
                        ? "CREATE-4"
                        : content.author() instanceof Author.Agent ? "CREATE-5" : "CREATE-6")
                .getOrElse("CREATE-3");
    }

    private Option<Actor> actor(Call call) {
        RunEnvironment environment = before.environment();
        return before.model()
                .acting(environment.user(call.caller()), call.as().map(environment::user))
                .toOption();
    }

    private String inLooking(Call call) {
        if (target(call).isEmpty()) {
            return "FOUND-1";
        }
        return isRefusedAs(NotAllowed.class) && !(call.command() instanceof Command.Get) ? "ORDER-1" : "GET-2";
    }

    // ---- calls that have to succeed ----

    private Seq<String> inGranted(Call call, Object result) {
        if (call.as().isDefined()) {
            return List.of(inImpersonation(call));
        }
        if (call.command() instanceof CommentCommand command) {
            return isResultRight()
                    ? List.of("COMMENT-6")
                    : List.of(new BrokenCommentRules(before, expected, seen).inOutcome(command));
        }
        if (call.command() instanceof Listing listing) {
            return inList(listing, (Page<?>) result);
        }
        if (call.command() instanceof Command.Get) {
            return List.of("GET-1");
        }
        if (target(call).isEmpty() && differInAll(BrokenRules::isASecond)) {
            return List.of("TIME-1");
        }
        if (differInAll(one -> one.field().endsWith(UPDATED_AT))) {
            return List.of(changes(call, result) ? "CHANGE-1" : "CHANGE-2");
        }
        return inOperation(call, target(call), changes(call, result));
    }

    /** The differences of the results, or else of the interventions afterwards. */
    private Seq<Difference> differences() {
        Seq<Difference> inResult = seen.differences(expected);
        return inResult.isEmpty() ? listed.interventions().differences(everything.interventions()) : inResult;
    }

    private boolean differInAll(Predicate<Difference> wrong) {
        return differences().nonEmpty() && differences().forAll(wrong);
    }

    private static boolean isASecond(Difference difference) {
        return difference.expected() instanceof Option<?> expected
                && difference.seen() instanceof Option<?> seen
                && expected.getOrNull() instanceof Instant one
                && seen.getOrNull() instanceof Instant other
                && Duration.between(one, other).abs().equals(Duration.ofSeconds(1));
    }

    private boolean changes(Call call, Object result) {
        return !target(call).map(InterventionEquivalence::of).exists(result::equals);
    }

    /** The intervention that the call is about, if there is one. */
    private Option<Intervention> target(Call call) {
        return call.command() instanceof Command.OnOne command
                ? before.model()
                        .interventions()
                        .get(before.intervention(command.number()))
                        .map(ModelIntervention::intervention)
                : Option.none();
    }

    private Seq<String> inOperation(Call call, Option<Intervention> target, boolean changes) {
        Command command = call.command();
        boolean isClosed = target.exists(Intervention::isClosed);
        if (command instanceof Command.Create) {
            return isClosed ? List.of("CREATE-2", "CREATE-8") : List.of("CREATE-1");
        }
        if (command instanceof Command.Close) {
            return List.of("CLOSE-5");
        }
        if (command instanceof Command.Cancel) {
            return List.of(seen.result().isLeft() ? "CANCEL-3" : isResultRight() ? "CANCEL-4" : "CANCEL-5");
        }
        if (command instanceof Command.Reassign reassign) {
            return List.of(inReassigning(before.environment().user(reassign.newOwner()), target));
        }
        UserId caller = before.environment().user(call.caller());
        if (seen.result().isLeft()
                && !changes
                && !isClosed
                && target.exists(one -> one.owner().contains(caller))) {
            return List.of("CHANGE-2");
        }
        boolean isOfFields = command instanceof Command.UpdateCustomFields;
        if (seen.result().isLeft() || differences().exists(BrokenRules::isOfOwnerOrState)) {
            return List.of((isOfFields ? "FIELDS-" : "CATEGORIZE-") + (isClosed ? "4" : "3"));
        }
        return List.of(
                isOfFields
                        ? inFields((Command.UpdateCustomFields) command)
                        : inCategories((Command.Categorize) command));
    }

    private static boolean isOfOwnerOrState(Difference difference) {
        return difference.field().endsWith("owner") || difference.field().contains("lifecycle.closed");
    }

    private String inReassigning(UserId newOwner, Option<Intervention> target) {
        if (target.exists(one -> one.owner().contains(newOwner))) {
            return "REASSIGN-4";
        }
        if (target.exists(Intervention::isClosed)) {
            return "REASSIGN-5";
        }
        Option<Actor> user = before.model().agents().get(newOwner);
        return target.flatMap(one -> one.origin().source())
                        .exists(source -> user.exists(actor -> actor.reads().contains(source)))
                ? "REASSIGN-1"
                : "REASSIGN-3";
    }

    private static String inFields(Command.UpdateCustomFields update) {
        Seq<CustomFieldValue> values = update.values().values();
        if (values.exists(CustomFieldValue::isBlank)) {
            return "FIELDS-2";
        }
        return values.exists(CustomFieldValue.TextList.class::isInstance) ? "FIELDS-6" : "FIELDS-1";
    }

    private static String inCategories(Command.Categorize categorize) {
        return categorize.categories().isEmpty() ? "CATEGORIZE-2" : "CATEGORIZE-1";
    }

    // ---- lists ----

    private Seq<String> inList(Listing listing, Page<?> page) {
        if (isPastTheEnd(page) && (seen.result().isLeft() || listing.filters().isEmpty())) {
            return List.of("PAGE-3");
        }
        if (seen.result().isLeft()) {
            return List.of(listing.filters().isEmpty() ? "LIST-1" : "LIST-10");
        }
        Page<?> shown = (Page<?>) seen.result().get();
        return inPage(page, shown).getOrElse(() -> inRecords(listing, page, shown));
    }

    static boolean isPastTheEnd(Page<?> page) {
        return page.offset() > 0 && page.offset() >= page.count();
    }

    /** Offset, limit and number of records of the page. */
    static Option<Seq<String>> inPage(Page<?> page, Page<?> shown) {
        boolean isRight = page.offset() == shown.offset()
                && page.limit() == shown.limit()
                && shown.records().size() <= shown.limit()
                && shown.records().size() == Math.max(0, Math.min(shown.limit(), shown.count() - shown.offset()));
        return Option.when(!isRight, List.of("PAGE-1"));
    }

    private static Seq<String> inRecords(Listing listing, Page<?> page, Page<?> shown) {
        if (haveSameRecords(page, shown)) {
            return inOrder(listing.sort(), page, shown);
        }
        if (listing.filters().isEmpty()) {
            boolean isAnotherPart = page.count() == shown.count() && page.offset() > 0;
            return List.of(isAnotherPart || page.records().equals(shown.records()) ? "PAGE-1" : "LIST-1");
        }
        return listing.filters().size() > 1 ? List.of("LIST-9") : listing.filters();
    }

    static boolean haveSameRecords(Page<?> page, Page<?> shown) {
        return page.count() == shown.count()
                && page.records().toSet().equals(shown.records().toSet());
    }

    private static Seq<String> inOrder(Sort sort, Page<?> page, Page<?> shown) {
        Comparator<Intervention> order = sort == Sort.UPDATED_AT ? Order.BY_CHANGE : Order.BY_CREATION;
        boolean areDatesInOrder = page.records()
                .zip(shown.records())
                .forAll(pair -> pair._1 instanceof Intervention one
                        && pair._2 instanceof Intervention other
                        && order.compare(one, other) == 0);
        return List.of(areDatesInOrder ? "LIST-4" : sort == Sort.UPDATED_AT ? "LIST-3" : "LIST-2");
    }
}
