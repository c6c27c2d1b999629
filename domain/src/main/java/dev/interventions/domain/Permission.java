package dev.interventions.domain;

/** What a user may do, apart from reading sources. Constants may be added. */
public enum Permission {
    /** {@code update_intervention}: edit all interventions. */
    UPDATE_INTERVENTION,
    /** {@code update_own_intervention}: edit the interventions that the user owns. */
    UPDATE_OWN_INTERVENTION,
    /** {@code assign_intervention}: known to the service, but no operation depends on it (<em>choice</em>). */
    ASSIGN_INTERVENTION,
    /** {@code impersonate_user}: act as another user. */
    IMPERSONATE_USER,
    /** {@code manage_api_access_tokens}: see and change the webhooks of all users. */
    MANAGE_API_ACCESS_TOKENS
}
