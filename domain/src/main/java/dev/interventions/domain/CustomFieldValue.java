package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.math.BigDecimal;

/**
 * The value of a custom field (fields {@code custom_fields} and {@code custom_field_values}).
 *
 * <p>Requests send values as text, so the service may return a number or a boolean that was set as that text. {@link #meansSameAs} says
 * whether two values mean the same.
 */
public sealed interface CustomFieldValue {

    /** The texts that represent this value in a request; exactly one unless this is a {@link TextList} or a {@link NumberList}. */
    Seq<String> texts();

    /** Whether this value has only white space or is an empty list. Setting a blank value clears the field (<em>choice</em>). */
    default boolean isBlank() {
        return texts().forAll(String::isBlank);
    }

    /** Whether this value is a list. */
    default boolean isList() {
        return this instanceof TextList || this instanceof NumberList;
    }

    /** Whether a request represents both in the same way: by the same texts, and both as a list or neither. */
    default boolean meansSameAs(CustomFieldValue other) {
        return texts().equals(other.texts()) && isList() == other.isList();
    }

    /** A text. */
    static CustomFieldValue of(String value) {
        return new Text(value);
    }

    /** A whole number. */
    static CustomFieldValue of(long value) {
        return new Number(BigDecimal.valueOf(value));
    }

    /** A number. */
    static CustomFieldValue of(BigDecimal value) {
        return new Number(value);
    }

    /** A boolean. */
    static CustomFieldValue of(boolean value) {
        return new Flag(value);
    }

    /** Several texts, in this order. */
    static CustomFieldValue of(Seq<String> values) {
        return new TextList(values);
    }

    /** Several numbers, in this order, each with at most 100 digits. */
    static CustomFieldValue ofNumbers(Seq<BigDecimal> values) {
        return new NumberList(values.map(Number::new));
    }

    /** A text. */
    record Text(String value) implements CustomFieldValue {
        public Text {
            requireNonNull(value, "value");
        }

        @Override
        public Seq<String> texts() {
            return List.of(value);
        }
    }

    /** A number of any precision up to 100 digits; {@code 1.0} and {@code 1} are equal. */
    @SuppressWarnings("AvoidCommonTypeNames") // The usual term; a nested type isn't confused with the JDK's.
    record Number(BigDecimal value) implements CustomFieldValue {

        private static final int MAX_DIGITS = 100;

        public Number {
            // Stripping very many zeros would take too long.
            if (value.precision() <= 10 * MAX_DIGITS) {
                value = value.stripTrailingZeros();
            }
            if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_DIGITS) {
                throw new IllegalArgumentException(
                        "a custom field's number must have at most " + MAX_DIGITS + " digits");
            }
        }

        @Override
        public Seq<String> texts() {
            return List.of(value.toPlainString());
        }
    }

    /** A boolean. */
    record Flag(boolean value) implements CustomFieldValue {
        @Override
        public Seq<String> texts() {
            return List.of(String.valueOf(value));
        }
    }

    /** Several texts, in order. */
    record TextList(Seq<String> texts) implements CustomFieldValue {
        public TextList {
            requireNonNull(texts, "texts");
        }
    }

    /** Several numbers, in order. */
    record NumberList(Seq<Number> numbers) implements CustomFieldValue {
        public NumberList {
            requireNonNull(numbers, "numbers");
        }

        @Override
        public Seq<String> texts() {
            return numbers.flatMap(Number::texts);
        }
    }
}
