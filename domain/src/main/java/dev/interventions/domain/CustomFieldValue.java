package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.math.BigDecimal;

/**
 * The value of a custom field (fields {@code custom_fields} and {@code custom_field_values}).
 *
 * <p>Requests carry values as text, so a number or a boolean that was set may come back as the text it was sent as: that is
 * the service's decision. {@link #meansSameAs} says whether two values mean the same.
 */
public sealed interface CustomFieldValue {

    /** The texts that this value is written as in a request; one, but for a {@link TextList} and a {@link NumberList}. */
    Seq<String> texts();

    /** Whether there is nothing in this value but white space. Setting a blank value clears the field (<em>choice</em>). */
    default boolean isBlank() {
        return texts().forAll(String::isBlank);
    }

    /** Whether this value is a list. */
    default boolean isList() {
        return this instanceof TextList || this instanceof NumberList;
    }

    /** Whether both are written alike in a request: the same texts, and a list or no list on both sides. */
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

    /** A number, with as many digits as were written; {@code 1.0} and {@code 1} are the same. It has at most 100 digits. */
    @SuppressWarnings("AvoidCommonTypeNames") // The word for it; as a nested type it is never confused with the JDK's.
    record Number(BigDecimal value) implements CustomFieldValue {

        private static final int MOST_DIGITS = 100;

        public Number {
            // Stripping very many zeros takes long.
            if (value.precision() <= 10 * MOST_DIGITS) {
                value = value.stripTrailingZeros();
            }
            if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
                throw new IllegalArgumentException(
                        "a custom field's number must have at most " + MOST_DIGITS + " digits");
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
