package dev.interventions.domain.reference;

import java.util.regex.Pattern;

/** The type of a custom field's values (parameter {@code type} of {@code POST /custom_fields}). Constants may be added. */
public enum CustomFieldType {
    /** {@code string}: any text. */
    STRING(".*"),
    /** {@code text}: any text. */
    TEXT(".*"),
    /** {@code boolean}: {@code true} or {@code false} (<em>choice</em>: the service documents no other form). */
    BOOLEAN("true|false"),
    /** {@code integer}: a whole number in decimal digits. */
    INTEGER("[+-]?[0-9]+"),
    /** {@code float}: a number in decimal digits, with a fraction and an exponent or without. */
    FLOAT("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?"),
    /** {@code single_choice}: one of the field's choices. */
    SINGLE_CHOICE(".*"),
    /** {@code multiple_choice}: any of the field's choices. */
    MULTIPLE_CHOICE(".*");

    private final Pattern form;

    CustomFieldType(String form) {
        this.form = Pattern.compile(form, Pattern.DOTALL);
    }

    /** Whether this text, as a request represents a value, is of this type. It isn't compared with the field's choices. */
    public boolean accepts(String text) {
        return form.matcher(text).matches();
    }

    /** Whether only the choices of a field are valid. */
    public boolean hasChoices() {
        return this == SINGLE_CHOICE || this == MULTIPLE_CHOICE;
    }
}
