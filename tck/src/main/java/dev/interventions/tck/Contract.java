package dev.interventions.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import dev.interventions.tck.comparison.InterventionEquivalence;
import dev.interventions.tck.comparison.Mismatch;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The arrangement before each test, and the methods in which the tests of all contracts are written. */
@ExtendWith(BrokenRuleReport.class)
abstract class Contract {

    private static final Duration SOME_TIME = Duration.ofMinutes(1);
    private static final Duration FOR_LONG = Duration.ofDays(3);

    /** The source that tests use unless they say otherwise; all agents but the stranger read it. */
    SourceId source;
    /** Only the witness reads it. */
    SourceId otherSource;
    /** A thread in the source. */
    ThreadId thread;
    /** Opens the interventions; has no permissions. */
    UserId owner;
    /** Has no permissions either. */
    UserId colleague;
    /** May edit all interventions. */
    UserId editor;
    /** May do everything, but reads no source. */
    UserId stranger;

    @RegisterExtension
    final TimeLimit timeLimit = new TimeLimit(this::timeLimitFactor);

    /** Reads both sources. */
    UserId witness;

    private Option<InterventionsFixture> arranged = Option.none();

    Contract() {}

    /**
     * Creates a fixture over a backend of its own, or over a separate part of a shared one. Called once per test, which closes the
     * fixture; {@link ModelBasedContract} also calls it once per run of a sequence.
     *
     * @return the fixture
     */
    protected abstract InterventionsFixture fixture();

    /** The factor by which a test of this contract may take longer than the limit. */
    int timeLimitFactor() {
        return 1;
    }

    @BeforeEach
    final void arrange() {
        arranged = Option.some(fixture());
        source = backend().source();
        otherSource = backend().source();
        thread = backend().thread(source);
        owner = agent();
        colleague = agent();
        editor = agent(Permission.UPDATE_INTERVENTION);
        stranger = backend().agent(HashSet.of(Permission.values()), HashSet.empty());
        witness = backend().agent(HashSet.empty(), HashSet.of(source, otherSource));
    }

    @AfterEach
    final void closeFixture() {
        arranged.forEach(InterventionsFixture::close);
        arranged = Option.none();
    }

    final InterventionsFixture backend() {
        return arranged.getOrElseThrow(() -> new IllegalStateException("no fixture outside of a test"));
    }

    final boolean can(Ability ability) {
        return backend().abilities().contains(ability);
    }

    // ---- acting users ----

    final Interventions as(UserId agent) {
        return CheckedAdapter.of(backend().as(agent));
    }

    /** A new agent with these permissions, who reads the source. */
    final UserId agent(Permission... permissions) {
        return backend().agent(HashSet.of(permissions), HashSet.of(source));
    }

    // ---- interventions in every state ----

    /** A message of a new customer. */
    final ContentId message() {
        return messageFrom(backend().customer());
    }

    final ContentId messageFrom(IdentityId customer) {
        return backend().customerMessage(thread, customer);
    }

    final Intervention opened() {
        return openedOn(message());
    }

    final Intervention openedOn(ContentId content) {
        return openedBy(owner, content);
    }

    final Intervention openedBy(UserId agent) {
        return openedBy(agent, message());
    }

    private Intervention openedBy(UserId agent, ContentId content) {
        return arranged("opening an intervention", as(agent).create(content));
    }

    /** In the source that only the witness reads, and one more agent. */
    final Intervention openedElsewhere() {
        UserId resident = backend().agent(HashSet.empty(), HashSet.of(otherSource));
        return openedBy(
                resident,
                backend()
                        .customerMessage(
                                backend().thread(otherSource), backend().customer()));
    }

    final Intervention replied() {
        return replied(opened());
    }

    final Intervention replied(Intervention opened) {
        backend().agentReply(owner, opened.id());
        return seen(opened.id());
    }

    final Intervention closed() {
        return closed(replied());
    }

    final Intervention closed(Intervention replied) {
        return arranged("closing an intervention", as(editor).close(replied.id()));
    }

    /** A precondition of the test; its failure says nothing about the rule. */
    private static Intervention arranged(String what, Either<InterventionError, Intervention> outcome) {
        return outcome.getOrElseThrow(
                error -> new IllegalStateException("the set-up of the test failed: " + what + " returned " + error));
    }

    /** Closed once, and opened again by the owner. */
    final Intervention reopened() {
        ContentId content = message();
        closed(replied(openedOn(content)));
        return openedOn(content);
    }

    final Intervention deferred() {
        return deferred(opened());
    }

    final Intervention deferred(Intervention opened) {
        backend().defer(opened.id(), backend().now().plus(FOR_LONG));
        return seen(opened.id());
    }

    // ---- time and locks ----

    /** Advances the clock, if the fixture can, so that a changed date is visible. */
    final void timePasses() {
        if (can(Ability.MOVES_THE_CLOCK)) {
            backend().advance(SOME_TIME);
        }
    }

    /** Advances the clock to this instant and runs the rest of the test. Without {@code MOVES_THE_CLOCK}, {@code advance} has to throw. */
    final void at(Instant moment, Runnable rest) {
        if (!can(Ability.MOVES_THE_CLOCK)) {
            throwsWithout(Ability.MOVES_THE_CLOCK, () -> backend().advance(SOME_TIME));
            return;
        }
        backend().advance(Duration.between(now(), moment));
        rest.run();
    }

    /** Runs the rest of the test while a close or cancel is in progress. Without {@code HOLDS_LOCKS}, {@code holdLock} has to throw. */
    final void whileLocked(Intervention intervention, Runnable rest) {
        if (!can(Ability.HOLDS_LOCKS)) {
            throwsWithout(Ability.HOLDS_LOCKS, () -> backend().holdLock(intervention.id()));
            return;
        }
        InterventionsFixture.HeldLock lock = backend().holdLock(intervention.id());
        try {
            rest.run();
        } finally {
            lock.close();
        }
    }

    /** A fixture that doesn't declare this ability throws. */
    static void throwsWithout(Ability undeclared, Runnable arrangement) {
        assertThatThrownBy(arrangement::run, "the fixture has to throw, or declare %s", undeclared)
                .isInstanceOf(UnsupportedOperationException.class);
    }

    // ---- outcomes ----

    /** A call, observed with everything before and after it. */
    final <T> ObservedCall<T> attempt(Supplier<Either<InterventionError, T>> call) {
        timePasses();
        return new ObservedCall<>(this, call);
    }

    /** A write that returns the intervention, observed with everything before and after it. */
    final Write write(Supplier<Either<InterventionError, Intervention>> call) {
        timePasses();
        return new Write(this, call);
    }

    /** A call with a null argument throws, and changes nothing. */
    final void throwsForNull(Consumer<Interventions> call) {
        Map<InterventionId, Intervention> before = everything();

        assertThatThrownBy(() -> call.accept(backend().as(editor)), "a call with a null argument")
                .isInstanceOf(NullPointerException.class);

        InterventionEquivalence.agree("the interventions after a call with a null argument", before, everything());
    }

    /** A null argument, which the compiler would refuse. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    static <T> T nothing() {
        return null;
    }

    /** The result of a call that has to succeed. */
    static <T> T given(Either<InterventionError, T> outcome) {
        return Mismatch.resultOf(outcome);
    }

    /** The intervention, as an agent who reads all sources gets it. */
    final Intervention seen(InterventionId id) {
        return given(as(witness).get(id));
    }

    /** All interventions, each read by {@code get}. */
    final Map<InterventionId, Intervention> everything() {
        return list(witness, InterventionQuery.all()).toLinkedMap(id -> id, id -> InterventionEquivalence.of(seen(id)));
    }

    /** The ids of all interventions that this query returns to this agent. */
    final Set<InterventionId> list(UserId agent, InterventionQuery query) {
        return HashSet.ofAll(given(as(agent).list(query, PageRequest.of(0, PageRequest.MAX_LIMIT)))
                .records()
                .map(Intervention::id));
    }

    final Instant now() {
        return backend().now();
    }
}
