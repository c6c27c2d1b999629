package dev.interventions.emulator.webhook;

import dev.interventions.emulator.webhook.RecordedEvents.Recorded;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A query of the journal: terms such as {@code name_in:"intervention.closed"}. Events must match all keywords, and one of the values of a keyword
 * that is repeated. Dates are exclusive. The keywords {@code content} and {@code content_thread} are not understood. All of this is a
 * <em>choice</em>.
 */
final class EventsQuery {

    private static final Pattern TERM = Pattern.compile("([a-z_]+):\"([^\"]*)\"");
    private static final List<String> ORDERS = List.of("created_at.desc", "created_at.asc");

    private final List<Term> terms;

    private EventsQuery(List<Term> terms) {
        this.terms = terms;
    }

    private record Term(String keyword, String value) {}

    /** The query, or what is wrong with it. */
    static Either<String, EventsQuery> parse(String text) {
        String rest = TERM.matcher(text).replaceAll("");
        if (!rest.isBlank()) {
            return Either.left("q is not understood: " + rest.strip());
        }
        List<Term> terms = List.ofAll(TERM.matcher(text).results().map(EventsQuery::term));
        return terms.flatMap(EventsQuery::defect)
                .headOption()
                .<Either<String, EventsQuery>>map(Either::left)
                .getOrElse(() -> Either.right(new EventsQuery(terms)));
    }

    private static Term term(MatchResult found) {
        return new Term(found.group(1), found.group(2));
    }

    private static List<String> defect(Term term) {
        return switch (term.keyword()) {
            case "name_in", "user" -> List.empty();
            case "order" -> ORDERS.contains(term.value()) ? List.empty() : List.of("there is no order " + term.value());
            case "created_after", "created_before" -> dateDefect(term);
            default -> List.of("q does not understand " + term.keyword());
        };
    }

    private static List<String> dateDefect(Term term) {
        try {
            moment(term.value());
            return List.empty();
        } catch (DateTimeException invalid) {
            return List.of(term.keyword() + " must be a date or a date and time in ISO 8601");
        }
    }

    private static Instant moment(String text) {
        return text.contains("T")
                ? Instant.parse(text)
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Those of these events that match, in the order requested: by default the newest first. */
    Vector<Recorded> of(Vector<Recorded> oldestFirst) {
        Vector<Recorded> found = oldestFirst.filter(this::matches).sortBy(Recorded::createdAt);
        return values("order").lastOption().contains("created_at.asc") ? found : found.reverse();
    }

    private boolean matches(Recorded event) {
        return isAny("name_in", event.name())
                && isAny("user", event.user())
                && values("created_after").forAll(date -> event.createdAt().isAfter(moment(date)))
                && values("created_before").forAll(date -> event.createdAt().isBefore(moment(date)));
    }

    private boolean isAny(String keyword, String value) {
        List<String> wanted = values(keyword);
        return wanted.isEmpty() || wanted.contains(value);
    }

    private List<String> values(String keyword) {
        return terms.filter(term -> term.keyword().equals(keyword)).map(Term::value);
    }
}
