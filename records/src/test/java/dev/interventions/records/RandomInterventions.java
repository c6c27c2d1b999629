package dev.interventions.records;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Language;
import dev.interventions.domain.Lifecycle;
import dev.interventions.domain.Origin;
import dev.interventions.domain.Replies;
import dev.interventions.domain.ReplyTimes;
import dev.interventions.domain.Satisfaction;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.records.field.Field;
import dev.interventions.records.field.InterventionFields;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Supplier;

/** Random interventions, the same for the same seed: any field may be absent, and values may be unusual. */
final class RandomInterventions {

    private static final Seq<String> PIECES = List.of(
            "Fermée", "a", "\"", "\\", "\n", "\r", "\t", "\u0000", "\u2028", "😀", ",", ";", "'", "=1+1", "+", "-", "@",
            "{", "＝", " ", "\uFEFF", "日本");
    private static final Seq<String> ID_PIECES =
            List.of("4f4f3a08", "é", "-", "=", "'", "\"", ",", ";", "+", "@", "😀");

    private final Random random;

    RandomInterventions(long seed) {
        this.random = new Random(seed);
    }

    Intervention next() {
        return new Intervention(
                InterventionId.of(id()),
                new Origin(
                        maybe(() -> ContentId.of(id())),
                        maybe(() -> ThreadId.of(id())),
                        maybe(() -> SourceId.of(id())),
                        maybe(() -> IdentityId.of(id())),
                        maybe(() -> IdentityGroupId.of(id()))),
                maybe(() -> UserId.of(id())),
                new Lifecycle(
                        maybe(random::nextBoolean),
                        maybe(this::instant),
                        maybe(this::instant),
                        maybe(this::instant),
                        maybe(this::instant),
                        maybe(this::text)),
                new Replies(maybe(this::whole), maybe(() -> ContentId.of(id())), times(), times(), maybe(this::whole)),
                maybe(this::whole),
                maybe(() -> several(this::id).map(CategoryId::of).toSet()),
                maybe(this::customFields),
                new Satisfaction(
                        maybe(this::instant),
                        maybe(this::instant),
                        maybe(this::whole),
                        maybe(this::text),
                        maybe(this::text)),
                new Language(maybe(this::text), maybe(random::nextBoolean)));
    }

    /** An intervention with a value in every field. */
    Intervention complete() {
        Intervention candidate = next();
        while (InterventionFields.ALL.exists(missingIn(candidate))) {
            candidate = next();
        }
        return candidate;
    }

    private static java.util.function.Predicate<Field<?>> missingIn(Intervention candidate) {
        return field -> field.of(candidate).isEmpty();
    }

    private ReplyTimes times() {
        return new ReplyTimes(maybe(this::seconds), maybe(this::seconds), maybe(this::seconds));
    }

    private <T> Option<T> maybe(Supplier<T> value) {
        return Option.when(random.nextInt(8) > 0, value);
    }

    private <T> Seq<T> several(Supplier<T> value) {
        return List.fill(random.nextInt(4), value);
    }

    private String id() {
        return ID_PIECES.get(random.nextInt(ID_PIECES.size()))
                + Integer.toHexString(random.nextInt())
                + ID_PIECES.get(random.nextInt(ID_PIECES.size()));
    }

    private String text() {
        return several(() -> PIECES.get(random.nextInt(PIECES.size()))).mkString();
    }

    private Instant instant() {
        return switch (random.nextInt(10)) {
            case 0 -> Instant.MAX;
            case 1 -> Instant.MIN;
            case 2 -> Instant.EPOCH;
            default -> Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE));
        };
    }

    private Long whole() {
        return random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(100_000);
    }

    private Duration seconds() {
        return Duration.ofSeconds(whole());
    }

    private Map<String, CustomFieldValue> customFields() {
        return LinkedHashMap.ofEntries(several(() -> io.vavr.Tuple.of(text(), customField())));
    }

    private CustomFieldValue customField() {
        return switch (random.nextInt(5)) {
            case 0 -> CustomFieldValue.of(number());
            case 1 -> CustomFieldValue.of(random.nextBoolean());
            case 2 -> CustomFieldValue.of(several(this::text));
            case 3 -> CustomFieldValue.ofNumbers(several(this::number).prepend(number()));
            default -> CustomFieldValue.of(text());
        };
    }

    private BigDecimal number() {
        return switch (random.nextInt(4)) {
            case 0 -> new BigDecimal(BigInteger.TEN.pow(100).subtract(BigInteger.ONE), random.nextInt(201) - 100);
            case 1 -> BigDecimal.ONE.movePointRight(random.nextInt(201) - 100);
            case 2 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(40) - 20);
            default -> BigDecimal.valueOf(random.nextInt(1000));
        };
    }

    /** This many different interventions. */
    Seq<Intervention> take(int number) {
        return List.fill(number, this::next).distinct();
    }

    static Intervention withNothingButAnId() {
        return Intervention.withId(InterventionId.of("4f4f3a08a90ffb27ee000583"));
    }
}
