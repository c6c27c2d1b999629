package dev.interventions.emulator;

/**
 * A form of records that differs from the default, as a public source shows it ({@code docs/rules.md}, "Where sources disagree"). Variants
 * change the responses, not the world.
 */
public enum RecordVariant {
    /** Custom fields are named {@code custom_field_values} in place of {@code custom_fields}. */
    CUSTOM_FIELD_VALUES,
    /** The customer of a comment is named {@code videntity_id} in place of {@code identity_id}. */
    VIDENTITY_ID,
    /** Absent fields, including those of extensions, are written as null rather than left out. */
    EXPLICIT_NULLS,
    /**
     * The {@code closed_at} of a closed intervention is the date of the last agent reply, which contradicts rule CLOSE-5. Where no reply is
     * known, it is the time of closing.
     */
    CLOSED_AT_LAST_REPLY,
    /** The response of close shows {@code closed: false} with a {@code closed_at}. Any later response shows {@code closed: true}. */
    CLOSE_ANSWERS_OPEN
}
