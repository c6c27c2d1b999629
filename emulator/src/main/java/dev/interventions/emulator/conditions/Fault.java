package dev.interventions.emulator.conditions;

import dev.interventions.port.Operation;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Locale;

/**
 * A planned disturbance of the next requests for an operation. Nothing about it is random.
 *
 * @param operation the operation whose requests it disturbs; any operation if it is absent
 * @param skip how many of these requests are not disturbed first
 * @param times how many are disturbed after those
 */
public record Fault(Option<Operation> operation, int skip, int times, Disturbance disturbance) {

    private static final Duration MAX_DELAY = Duration.ofSeconds(20);
    private static final Set<String> KINDS = LinkedHashSet.of("status", "delay", "drop", "truncate", "malformed");
    private static final Set<String> FIELDS = KINDS.addAll(Vector.of("operation", "skip", "times", "applied", "html"));
    private static final Map<String, Operation> OPERATIONS =
            Vector.of(Operation.values()).toLinkedMap(Fault::nameOf, operation -> operation);

    private static String nameOf(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }

    /** The fault with these fields, named as in the control API; or what is wrong with them. */
    public static Either<String, Fault> parse(Map<String, String> fields) {
        try {
            return Either.right(new Fields(fields).fault());
        } catch (IllegalArgumentException e) {
            return Either.left(String.valueOf(e.getMessage()));
        }
    }

    /** The fields from which {@link #parse} makes this fault. */
    public Map<String, String> fields() {
        Map<String, String> selection = LinkedHashMap.<String, String>empty()
                .merge(operation
                        .map(of -> LinkedHashMap.of("operation", nameOf(of)))
                        .getOrElse(LinkedHashMap.empty()))
                .put("skip", String.valueOf(skip))
                .put("times", String.valueOf(times));
        if (disturbance instanceof Disturbance.Status status) {
            return selection
                    .put("status", String.valueOf(status.status()))
                    .put("applied", String.valueOf(status.applied()))
                    .put("html", String.valueOf(status.html()));
        }
        if (disturbance instanceof Disturbance.Delay delay) {
            return selection.put("delay", String.valueOf(delay.time().toMillis()));
        }
        if (disturbance instanceof Disturbance.Drop drop) {
            return selection.put("drop", drop.applied() ? "after" : "before");
        }
        if (disturbance instanceof Disturbance.Truncate truncate) {
            return selection.put("truncate", String.valueOf(truncate.bytes()));
        }
        return selection.put("malformed", "true");
    }

    boolean disturbs(Operation requested) {
        return operation.forAll(requested::equals);
    }

    /** The same after one more request. */
    Fault used() {
        return skip > 0
                ? new Fault(operation, skip - 1, times, disturbance)
                : new Fault(operation, 0, times - 1, disturbance);
    }

    /** The fields of a fault. Methods throw {@link IllegalArgumentException} if a field is invalid. */
    private record Fields(Map<String, String> given) {

        Fault fault() {
            Set<String> kinds = KINDS.intersect(given.keySet());
            require(
                    kinds.size() == 1,
                    "exactly one of " + KINDS.mkString(", ") + " must be given, but there are " + kinds.size());
            given.keySet()
                    .forEach(name ->
                            require(FIELDS.contains(name), name + " is unknown; known are " + FIELDS.mkString(", ")));
            require(
                    kinds.contains("status") || (!given.containsKey("applied") && !given.containsKey("html")),
                    "applied and html belong to status");
            return new Fault(
                    given.get("operation").map(this::operation),
                    number("skip", 0, 1_000_000).getOrElse(0),
                    number("times", 1, 1_000_000).getOrElse(1),
                    disturbance(kinds.head()));
        }

        private Disturbance disturbance(String kind) {
            return switch (kind) {
                case "status" ->
                    new Disturbance.Status(number("status", 400, 599).get(), flag("applied"), flag("html"));
                case "delay" ->
                    new Disturbance.Delay(Duration.ofMillis(
                            number("delay", 0, (int) MAX_DELAY.toMillis()).get()));
                case "drop" -> new Disturbance.Drop(isAfter(given.get("drop").get()));
                case "truncate" ->
                    new Disturbance.Truncate(number("truncate", 0, 1_000_000).get());
                default -> {
                    require(flag("malformed"), "malformed must be true");
                    yield new Disturbance.Malformed();
                }
            };
        }

        private Operation operation(String name) {
            return OPERATIONS
                    .get(name)
                    .getOrElseThrow(() -> new IllegalArgumentException(
                            "operation must be one of " + OPERATIONS.keySet().mkString(", ") + ", but is " + name));
        }

        private static boolean isAfter(String moment) {
            require(
                    moment.equals("before") || moment.equals("after"),
                    "drop must be before or after, but is " + moment);
            return moment.equals("after");
        }

        private boolean flag(String name) {
            String text = given.get(name).getOrElse("false");
            require(text.equals("true") || text.equals("false"), name + " must be true or false, but is " + text);
            return text.equals("true");
        }

        private Option<Integer> number(String name, int least, int most) {
            return given.get(name).map(text -> {
                boolean isNumber = text.matches("[0-9]{1,7}");
                require(
                        isNumber && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most,
                        name + " must be a whole number from " + least + " to " + most + ", but is " + text);
                return Integer.valueOf(text);
            });
        }

        private static void require(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalArgumentException(otherwise);
            }
        }
    }
}
