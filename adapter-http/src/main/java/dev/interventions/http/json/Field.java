package dev.interventions.http.json;

import java.util.Locale;

/** The fields of interventions and pages. */
enum Field {
    ID,
    CREATED_AT,
    UPDATED_AT,
    CLOSED_AT,
    DEFERRED_AT,
    SOURCE_ID,
    THREAD_ID,
    CONTENT_ID,
    IDENTITY_ID,
    IDENTITY_GROUP_ID,
    USER_ID,
    CLOSED,
    STATUS,
    COMMENTS_COUNT,
    USER_REPLIES_COUNT,
    FIRST_USER_REPLY_ID,
    FIRST_USER_REPLY_IN,
    FIRST_USER_REPLY_IN_BH,
    LAST_USER_REPLY_IN,
    LAST_USER_REPLY_IN_BH,
    USER_REPLY_IN_AVERAGE,
    USER_REPLY_IN_AVERAGE_BH,
    USER_REPLY_IN_AVERAGE_COUNT,
    SATISFACTION_SENT_AT,
    SATISFACTION_ANSWERED_AT,
    SATISFACTION_GRADE,
    SURVEY_ID,
    SURVEY_RESPONSE_ID,
    DETECTED_LANGUAGE,
    TRANSLATION_ENABLED,
    CATEGORY_IDS,
    CUSTOM_FIELDS,
    CUSTOM_FIELD_VALUES,
    COUNT,
    OFFSET,
    LIMIT,
    RECORDS,
    /** Any other field. */
    UNKNOWN;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The field's name on the wire. */
    String key() {
        return key;
    }

    /** From 0 to the number of fields: a map takes noticeably longer than an array. */
    @SuppressWarnings("EnumOrdinal") // Used only while a response is read.
    int index() {
        return ordinal();
    }
}
