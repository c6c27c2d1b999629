package dev.interventions.tck.sequence;

import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Sort;
import dev.interventions.domain.StatusFilter;
import dev.interventions.tck.sequence.Participants.Agent;
import dev.interventions.tck.sequence.Participants.Customer;
import dev.interventions.tck.sequence.Participants.Place;
import dev.interventions.tck.sequence.Participants.Source;
import dev.interventions.tck.sequence.Participants.Span;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.Random;
import java.util.function.Supplier;

/** Generates sequences randomly; the same seed gives the same sequence. */
final class CommandGenerator {

    private static final int STEPS_AFTER_THE_FIRST = 26;

    private static final Seq<Agent> CALLERS = frequently(Agent.OWNER, 7)
            .appendAll(frequently(Agent.EDITOR, 4))
            .appendAll(frequently(Agent.COLLEAGUE, 3))
            .appendAll(frequently(Agent.CARETAKER, 3))
            .appendAll(frequently(Agent.SUPERVISOR, 3))
            .append(Agent.STRANGER);
    /** Some differ only in their case. */
    private static final Seq<String> CATEGORIES = List.of(
            "billing",
            "Billing",
            "complaint",
            "praise",
            "refund",
            "returns",
            "delivery",
            "Delivery",
            "invoice",
            "warranty",
            "fraud",
            "other",
            "OTHER");

    private static final Seq<String> KEYS =
            List.of("topic", "topic", "topic", "Topic", "order", "order number", "ordernumber", "k".repeat(70));
    /** Texts that a backend can confuse with a number, a boolean, a list, an absent value, or another text. */
    private static final Seq<CustomFieldValue> VALUES = List.of(
                    "urgent",
                    "7",
                    "007",
                    "1.0",
                    "1",
                    "TRUE",
                    "true",
                    "false",
                    "yes",
                    "null",
                    "a,b",
                    "a, b",
                    "caf\u00e9",
                    "cafe\u0301",
                    " urgent ",
                    " ",
                    "x".repeat(1_000))
            .map(CustomFieldValue::of)
            .appendAll(List.of(
                    CustomFieldValue.of(7),
                    CustomFieldValue.of(new BigDecimal("0.10")),
                    CustomFieldValue.of(true),
                    CustomFieldValue.of(false),
                    CustomFieldValue.of(List.of("red", "blue")),
                    CustomFieldValue.of(List.of("blue", "red", "red")),
                    CustomFieldValue.of(List.of("red", " ", "")),
                    CustomFieldValue.of(List.of("a,b")),
                    CustomFieldValue.of(List.of("a", "b"))));
    /** Texts of comments: often the same, and with characters that an adapter may encode wrongly. */
    private static final Seq<String> TEXTS = frequently(CommentCommand.Write.SIMPLEST, 6)
            .appendAll(List.of(
                    "007",
                    " call  back\n",
                    "100 % + 1 & \"2\" \\ <b>",
                    "caf\u00e9",
                    "cafe\u0301",
                    "\ud83d\ude00",
                    "x".repeat(1_000),
                    " \n"));
    /** The last ones exceed an {@code int}. */
    private static final Seq<Long> OFFSETS = List.of(0L, 0L, 0L, 0L, 1L, 2L, 9L, 1L << 32, Long.MAX_VALUE);

    private final Random random;
    private final Vector<Supplier<Step>> interventionSteps = Vector.<Supplier<Step>>empty()
            .appendAll(frequently(this::message, 6))
            .appendAll(frequently(this::reply, 12))
            .appendAll(frequently(this::deferral, 4))
            .appendAll(frequently(this::pause, 6))
            .appendAll(frequently(this::grouping, 2))
            .appendAll(frequently(this::hiding, 1))
            .appendAll(frequently(() -> call(new Command.Create(number())), 20))
            .appendAll(frequently(() -> call(new Command.Get(number())), 4))
            .appendAll(frequently(() -> call(listing()), 12))
            .appendAll(frequently(() -> call(new Command.Close(number())), 16))
            .appendAll(frequently(() -> call(new Command.Cancel(number())), 6))
            .appendAll(frequently(() -> call(new Command.Reassign(number(), one(Agent.values()))), 7))
            .appendAll(frequently(() -> call(new Command.Categorize(number(), categories())), 6))
            .appendAll(frequently(() -> call(new Command.UpdateCustomFields(number(), values())), 6));
    private final Vector<Supplier<Step>> commentSteps = Vector.<Supplier<Step>>empty()
            .appendAll(frequently(() -> call(newComment()), 13))
            .appendAll(frequently(() -> call(new CommentCommand.Get(comment())), 4))
            .appendAll(frequently(() -> call(commentListing()), 7))
            .appendAll(frequently(() -> call(new CommentCommand.Delete(comment())), 6));
    private final Vector<Supplier<Step>> kinds;
    private int contents;
    private int comments;

    private CommandGenerator(long seed, boolean commenting) {
        random = new Random(seed);
        kinds = commenting ? interventionSteps.appendAll(commentSteps) : interventionSteps;
    }

    /** With calls on comments, or without any. */
    static CommandSequence sequence(long seed, boolean commenting) {
        CommandGenerator generator = new CommandGenerator(seed, commenting);
        return new CommandSequence(
                generator.firstSteps().appendAll(Vector.fill(STEPS_AFTER_THE_FIRST, generator::step)));
    }

    /** Steps that open an intervention, so that most of the later steps have one. */
    private Vector<Step> firstSteps() {
        return Vector.of(message(), message(), new Call(Agent.OWNER, Option.none(), new Command.Create(0)))
                .append(chance(2) ? reply() : message());
    }

    private Step step() {
        return one(kinds).get();
    }

    // ---- events ----

    private Step message() {
        return new BackendEvent.Message(contents++, one(Customer.values()), one(Place.values()));
    }

    private Step reply() {
        int on = number();
        return new BackendEvent.Reply(contents++, one(CALLERS), on);
    }

    private Step deferral() {
        return new BackendEvent.Deferral(number(), one(Span.HOUR, Span.DAY));
    }

    private Step pause() {
        return new BackendEvent.Pause(one(Span.values()));
    }

    private Step grouping() {
        Customer customer = one(Customer.values());
        return chance(3) ? new BackendEvent.Ungrouping(customer) : new BackendEvent.Grouping(customer);
    }

    private Step hiding() {
        return new BackendEvent.Hiding(one(Source.values()), one(CALLERS));
    }

    // ---- calls ----

    private Step call(Command command) {
        Agent caller = one(CALLERS);
        return new Call(caller, sometimes(caller == Agent.SUPERVISOR ? 2 : 12, Agent.values()), command);
    }

    private Command listing() {
        return new Listing(
                sometimes(4, Place.values()),
                sometimes(4, Agent.values()),
                sometimes(6, Customer.values()),
                customers(),
                sometimes(2, StatusFilter.values()),
                one(Sort.values()),
                PageRequest.of(one(OFFSETS), one(30, 30, 1, 2, 150)));
    }

    private Command newComment() {
        return new CommentCommand.Write(comments++, number(), sometimes(4, Agent.values()), one(TEXTS));
    }

    private Command commentListing() {
        return new CommentCommand.Listing(
                Option.when(chance(4), this::number),
                sometimes(5, Place.values()),
                sometimes(4, Agent.values()),
                sometimes(5, Customer.values()),
                PageRequest.of(one(OFFSETS), one(30, 30, 1, 2, 150)));
    }

    private Set<Customer> customers() {
        return chance(8)
                ? HashSet.of(Customer.values())
                : HashSet.ofAll(sometimes(4, Customer.values())).addAll(sometimes(6, Customer.values()));
    }

    private Set<String> categories() {
        int oneIn = one(1, 3, 6);
        return HashSet.ofAll(CATEGORIES.filter(category -> chance(oneIn)));
    }

    private Map<String, CustomFieldValue> values() {
        return HashMap.of(one(KEYS), one(VALUES))
                .merge(chance(3) ? HashMap.of(one(KEYS), one(VALUES)) : HashMap.empty());
    }

    /** The number of a content: of an early one more often than of a late one, so that the steps concern few interventions. */
    private int number() {
        return random.nextInt(random.nextInt(contents) + 1);
    }

    /** The number of a comment; the greatest number is the number of no comment. */
    private int comment() {
        return random.nextInt(comments + 1);
    }

    // ---- randomness ----

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    @SafeVarargs
    private <T> T one(T... all) {
        return all[random.nextInt(all.length)];
    }

    private <T> T one(Seq<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> Option<T> sometimes(int oneIn, T[] all) {
        return Option.when(chance(oneIn), () -> one(all));
    }

    private static <T> List<T> frequently(T one, int times) {
        return List.fill(times, one);
    }
}
