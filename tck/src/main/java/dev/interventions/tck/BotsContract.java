package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionState;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused;
import dev.interventions.domain.Refused.Basis;
import dev.interventions.domain.Refused.InProgress;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.Refused.NotFound;
import dev.interventions.domain.Refused.NotOpenable;
import dev.interventions.domain.Rule;
import dev.interventions.domain.UserId;
import dev.interventions.domain.bot.Completed;
import dev.interventions.domain.bot.Completion;
import dev.interventions.domain.bot.Handover;
import dev.interventions.port.bot.Bots;
import dev.interventions.tck.comparison.ExpectedChange;
import dev.interventions.tck.comparison.InterventionEquivalence;
import dev.interventions.tck.comparison.UnknownIds;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.Method;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** The operations of bots, if the fixture declares {@link Ability#BOTS}. Without it, each test checks that {@code bots} throws. */
@ExtendWith(BotsContract.WithBots.class)
public abstract class BotsContract extends Contract {

    private static final String CHANNEL = "messenger";
    private static final String APP = "4711";

    /** For subclasses. */
    protected BotsContract() {}

    /** Runs a test only for an adapter that has bots. */
    static final class WithBots implements InvocationInterceptor {
        @Override
        public void interceptTestMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            BotsContract test = (BotsContract) context.getRequiredTestInstance();
            if (test.can(Ability.BOTS)) {
                invocation.proceed();
            } else {
                throwsWithout(Ability.BOTS, () -> test.backend().bots(test.owner));
                invocation.skip();
            }
        }
    }

    private Bots bots(UserId agent) {
        return CheckedAdapter.of(backend().bots(agent));
    }

    /** Is refused in this way, or as {@code NotAllowed} if the adapter doesn't explain refusals. Nothing is changed. */
    private <T> void isRefused(Class<? extends Refused> kind, Supplier<Either<InterventionError, T>> call) {
        Refused refusal = attempt(call).isRefusedAs(Refused.class);
        if (can(Ability.EXPLAINS_REFUSALS) || !(refusal instanceof NotAllowed unexplained)) {
            assertThat(refusal).isInstanceOf(kind);
        } else {
            assertThat(unexplained.basis()).as("how the broken rules are known").isNotEqualTo(Basis.STATED);
        }
    }

    // ---- engage ----

    @Test
    @Tag("BOT-1")
    final void opens_an_intervention_as_the_acting_user() {
        ContentId message = message();

        Write engaging = write(() -> bots(colleague).engage(message));

        Intervention engaged = engaging.adds();
        assertThat(engaged.owner()).as("the owner").containsExactly(colleague);
        assertThat(engaged.origin().content()).as("the content").containsExactly(message);
        assertThat(engaged.state()).isEqualTo(new InterventionState.Active());
        engaging.momentOfThisCall(engaged.lifecycle().createdAt());
    }

    @Test
    @Tag("BOT-2")
    final void reopens_a_closed_intervention_for_the_acting_user() {
        ContentId message = message();
        Intervention closed = closed(replied(openedOn(message)));

        write(() -> bots(colleague).engage(message))
                .changes(
                        closed,
                        (before, now) -> ExpectedChange.reopening(before.withOwner(Option.some(colleague)), now));
    }

    @Test
    @Tag("BOT-2")
    final void reopens_a_closed_intervention_on_any_of_its_messages() {
        IdentityId customer = backend().customer();
        Intervention opened = openedOn(messageFrom(customer));
        ContentId later = messageFrom(customer);
        Intervention closed = closed(replied(opened));

        write(() -> bots(owner).engage(later)).changes(closed, ExpectedChange::reopening);
    }

    @Test
    @Tag("BOT-2")
    final void refuses_to_engage_what_can_not_be_opened() {
        ContentId engaged = message();
        Intervention open = openedOn(engaged);
        ContentId reply = backend().agentReply(owner, open.id());
        ContentId free = message();

        attempt(() -> bots(owner).engage(UnknownIds.CONTENT)).isRefusedAs(NotOpenable.class);
        attempt(() -> bots(stranger).engage(free)).isRefusedAs(NotOpenable.class);
        attempt(() -> bots(owner).engage(reply)).isRefusedAs(NotOpenable.class);
        attempt(() -> bots(editor).engage(engaged)).isRefusedAs(NotOpenable.class);
    }

    // ---- complete ----

    /** Closes this intervention at the instant of the call, and changes nothing else. */
    private void completes(Intervention one, Supplier<Either<InterventionError, Completed>> call) {
        ObservedCall<Completed> observed = attempt(call);

        assertThat(observed.succeeds().intervention()).as("what was completed").isEqualTo(one.id());
        Intervention after = observed.after().get(one.id()).get();
        Intervention closed = ExpectedChange.closing(
                one, observed.momentOfThisCall(after.lifecycle().updatedAt()));
        InterventionEquivalence.agree("the intervention after the completion", closed, after);
        InterventionEquivalence.agree(
                "the interventions after the completion", observed.before().put(one.id(), closed), observed.after());
    }

    @Test
    @Tag("BOT-3")
    final void completes_an_intervention_by_closing_it() {
        Intervention replied = replied();
        Intervention deferred = deferred(replied());

        completes(replied, () -> bots(owner).complete(replied.id()));
        completes(deferred, () -> bots(editor).complete(deferred.id()));
    }

    @Test
    @Tag("BOT-6")
    final void closes_the_thread_too_and_leaves_the_categories_of_the_intervention() {
        Intervention replied = given(as(owner).categorize(replied().id(), CategoryId.of("tck-own")));
        Intervention other = replied();
        Completion ofThread = Completion.ofIntervention()
                .categorizingThread(HashSet.of(CategoryId.of("tck-thread"), CategoryId.of("tck-other")));

        completes(replied, () -> bots(owner).complete(replied.id(), ofThread.closingThread()));
        completes(other, () -> bots(owner).complete(other.id(), ofThread));
    }

    @Test
    @Tag("BOT-4")
    final void refuses_to_complete_what_can_not_be_closed() {
        Intervention unreplied = opened();
        Intervention closed = closed();
        Intervention replied = replied();

        attempt(() -> bots(owner).complete(unreplied.id())).isNotAllowed(Rule.CLOSE_ONLY_REPLIED);
        attempt(() -> bots(owner).complete(closed.id())).isNotAllowed(Rule.CLOSE_ONLY_OPEN);
        attempt(() -> bots(colleague).complete(replied.id())).isNotAllowed(Rule.CLOSE_BY_OWNER_OR_EDITOR);
        attempt(() -> bots(colleague).complete(unreplied.id()))
                .isNotAllowed(Rule.CLOSE_ONLY_REPLIED, Rule.CLOSE_BY_OWNER_OR_EDITOR);
        attempt(() -> bots(stranger).complete(replied.id())).isNotAllowed(Rule.CLOSE_READABLE);
    }

    @Test
    @Tag("BOT-4")
    final void refuses_to_complete_an_intervention_that_does_not_exist() {
        opened();

        isRefused(NotFound.class, () -> bots(editor).complete(UnknownIds.INTERVENTION));
    }

    @Test
    @Tag("BOT-4")
    final void refuses_to_complete_while_a_close_or_cancel_is_in_progress() {
        Intervention replied = replied();

        whileLocked(replied, () -> isRefused(InProgress.class, () -> bots(owner).complete(replied.id())));
    }

    // ---- handover ----

    @Test
    @Tag("BOT-7")
    final void hands_an_intervention_over_in_both_directions_without_a_change() {
        for (InterventionId id : List.of(opened().id(), closed().id())) {
            for (Handover handover : List.of(Handover.toAgent(id), Handover.toBot(id))) {
                attempt(() -> bots(colleague).handover(handover)).succeedsWithoutChange();
            }
        }
    }

    @Test
    @Tag("BOT-7")
    final void does_not_find_an_intervention_to_hand_over_that_does_not_exist_or_is_not_read() {
        Intervention opened = opened();

        isRefused(NotFound.class, () -> bots(editor).handover(Handover.toAgent(UnknownIds.INTERVENTION)));
        isRefused(NotFound.class, () -> bots(stranger).handover(Handover.toAgent(opened.id())));
        isRefused(NotFound.class, () -> bots(stranger).handover(Handover.toBot(opened.id())));
    }

    private Handover toBot(IdentityId customer) {
        return Handover.toBot(CHANNEL, backend().idOnMessenger(customer), APP);
    }

    @Test
    @Tag("BOT-8")
    final void hands_the_conversation_of_a_customer_over_to_the_bot_only_without_an_open_intervention() {
        IdentityId customer = backend().customer();
        ContentId message = messageFrom(customer);

        attempt(() -> bots(owner).handover(toBot(customer))).succeedsWithoutChange();
        Intervention opened = openedOn(message);
        attempt(() -> bots(owner).handover(toBot(customer))).isNotAllowed(Rule.HANDOVER_ONLY_UNENGAGED);
        attempt(() -> bots(stranger).handover(toBot(customer))).isNotAllowed(Rule.HANDOVER_ONLY_UNENGAGED);
        deferred(opened);
        attempt(() -> bots(owner).handover(toBot(customer))).isNotAllowed(Rule.HANDOVER_ONLY_UNENGAGED);
        closed(replied(opened));
        attempt(() -> bots(owner).handover(toBot(customer))).succeedsWithoutChange();
    }

    @Test
    @Tag("BOT-8")
    final void hands_the_conversation_of_a_customer_over_to_agents_with_an_open_intervention_and_without() {
        IdentityId customer = backend().customer();
        ContentId message = messageFrom(customer);
        Handover toAgent = Handover.toAgent(CHANNEL, backend().idOnMessenger(customer));

        attempt(() -> bots(owner).handover(toAgent)).succeedsWithoutChange();
        openedOn(message);
        attempt(() -> bots(owner).handover(toAgent)).succeedsWithoutChange();
    }

    @Test
    @Tag("BOT-9")
    final void refuses_to_hand_over_the_conversation_of_an_unknown_customer() {
        opened();
        String unknown = UnknownIds.IDENTITY.value();

        isRefused(InvalidRequest.class, () -> bots(owner).handover(Handover.toAgent(CHANNEL, unknown)));
        isRefused(InvalidRequest.class, () -> bots(owner).handover(Handover.toBot(CHANNEL, unknown, APP)));
        isRefused(InvalidRequest.class, () -> bots(owner).handover(Handover.toAgent(CHANNEL, "no such/customer?")));
    }

    // ---- all operations ----

    @Test
    @Tag("IMPERSONATE-1")
    final void acts_as_the_impersonated_user() {
        UserId supervisor = backend().agent(HashSet.of(Permission.IMPERSONATE_USER), HashSet.empty());
        ContentId message = message();
        if (!can(Ability.IMPERSONATES)) {
            attempt(() -> bots(supervisor).actingAs(colleague).engage(message))
                    .isNotSupportedWithout(Ability.IMPERSONATES);
            return;
        }

        Intervention engaged = given(bots(supervisor).actingAs(colleague).engage(message));

        assertThat(engaged.owner()).containsExactly(colleague);
        backend().agentReply(colleague, engaged.id());
        completes(seen(engaged.id()), () -> bots(supervisor).actingAs(colleague).complete(engaged.id()));
        attempt(() -> bots(owner).actingAs(colleague).engage(message)).isRefusedAs(InvalidRequest.class);
    }

    @Test
    @Tag("ARGUMENT-1")
    final void throws_for_null_instead_of_acting() {
        Intervention replied = replied();

        throwsForNullBot(bots -> bots.engage(nothing()));
        throwsForNullBot(bots -> bots.complete(nothing(), Completion.ofIntervention()));
        throwsForNullBot(bots -> bots.complete(replied.id(), nothing()));
        throwsForNullBot(bots -> bots.handover(nothing()));
        throwsForNullBot(bots -> bots.actingAs(nothing()));
    }

    private void throwsForNullBot(Consumer<Bots> call) {
        throwsForNull(port -> call.accept(backend().bots(editor)));
    }
}
