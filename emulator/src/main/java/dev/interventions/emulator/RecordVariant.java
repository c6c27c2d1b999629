package dev.interventions.emulator;

/**
 * How the records of interventions may look other than by default, each as some public source shows it ({@code docs/rules.md}, "Where
 * sources disagree"). What the world holds is the same; only what is written differs.
 */
public enum RecordVariant {
    /** Custom fields are named {@code custom_field_values} in place of {@code custom_fields}. */
    CUSTOM_FIELD_VALUES,
    /** Absent fields are written as null, those of extensions included, rather than left out. */
    EXPLICIT_NULLS,
    /**
     * The {@code closed_at} of a closed intervention is the date of the last agent reply, which contradicts rule CLOSE-5. Where no reply is
     * known, it is the moment of closing.
     */
    CLOSED_AT_LAST_REPLY,
    /** The response of close shows {@code closed: false} beside a {@code closed_at}. Any later response shows {@code closed: true}. */
    CLOSE_ANSWERS_OPEN
}
