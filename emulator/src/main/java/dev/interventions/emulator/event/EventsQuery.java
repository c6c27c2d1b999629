package dev.interventions.emulator.event;

import dev.interventions.domain.UserId;
import dev.interventions.inmemory.WorldChange;
import dev.interventions.port.journal.JournalQuery;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A query for events: terms such as {@code name_in:"intervention.closed"}. An event has to match all keywords, at least one of the names,
 * and all dates. Only one user can be named, and the keywords {@code content} and {@code content_thread} are not supported. All of this is
 * a <em>choice</em>.
 */
final class EventsQuery {

    private static final Pattern TERM = Pattern.compile("([a-z_]+):\"([^\"]*)\"");
    private static final List<String> ORDERS = List.of("created_at.desc", "created_at.asc");

    private final List<Term> terms;

    private EventsQuery(List<Term> terms) {
        this.terms = terms;
    }

    private record Term(String keyword, String value) {}

    /** The query, none if no event can match it, or what is wrong with the text. */
    static Either<String, Option<JournalQuery>> parse(String text) {
        String rest = TERM.matcher(text).replaceAll("");
        if (!rest.isBlank()) {
            return Either.left("q must be terms such as user:\"ID\", but has: " + rest.strip());
        }
        List<Term> terms = List.ofAll(TERM.matcher(text).results().map(EventsQuery::term));
        EventsQuery query = new EventsQuery(terms);
        return terms.flatMap(EventsQuery::defect)
                .appendAll(query.severalUsers())
                .headOption()
                .<Either<String, Option<JournalQuery>>>map(Either::left)
                .getOrElse(() -> Either.right(query.ofKnownNames()));
    }

    private static Term term(MatchResult found) {
        return new Term(found.group(1), found.group(2));
    }

    private static List<String> defect(Term term) {
        return switch (term.keyword()) {
            case "name_in", "user" -> List.empty();
            case "order" ->
                ORDERS.contains(term.value())
                        ? List.empty()
                        : List.of("order must be " + ORDERS.mkString(" or ") + ", but is " + term.value());
            case "created_after", "created_before" -> dateDefect(term);
            default -> List.of("q does not support the keyword " + term.keyword());
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

    private Option<String> severalUsers() {
        return Option.when(values("user").distinct().size() > 1, "q can name only one user");
    }

    private Option<JournalQuery> ofKnownNames() {
        List<String> names = values("name_in");
        List<String> known = names.filter(WorldChange.EVENTS::contains);
        return Option.when(names.isEmpty() || known.nonEmpty(), known).flatMap(this::ofExistingUser);
    }

    private Option<JournalQuery> ofExistingUser(List<String> names) {
        return values("user")
                .headOption()
                .map(text -> UserId.parse(text).toOption().map(Option::some))
                .getOrElse(() -> Option.some(Option.none()))
                .map(user -> new JournalQuery(
                        LinkedHashSet.ofAll(names),
                        moments("created_after").max(),
                        moments("created_before").min(),
                        user,
                        values("order").lastOption().contains("created_at.asc")));
    }

    private List<Instant> moments(String keyword) {
        return values(keyword).map(EventsQuery::moment);
    }

    private List<String> values(String keyword) {
        return terms.filter(term -> term.keyword().equals(keyword)).map(Term::value);
    }
}
