package dev.interventions.domain;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

/**
 * The rules that a {@link Refused.NotAllowed} can name. Their ids and sentences are those of the
 * <a href="{@docRoot}/doc-files/rules.html">rule book</a>, which also gives the source of each. Constants may be added.
 */
public enum Rule {
    CLOSE_ONLY_OPEN("CLOSE-1", "a closed intervention can't be closed"),
    CLOSE_ONLY_REPLIED("CLOSE-2", "an intervention without agent reply can't be closed"),
    CLOSE_BY_OWNER_OR_EDITOR("CLOSE-3", "only its owner or a user with update_intervention can close an intervention"),
    CLOSE_READABLE("CLOSE-4", "only a user who reads its source can close an intervention"),
    CANCEL_ONLY_OPEN("CANCEL-1", "a closed intervention can't be cancelled"),
    CANCEL_ONLY_UNREPLIED("CANCEL-2", "an intervention with agent replies can't be cancelled"),
    REASSIGN_BY_EDITOR(
            "REASSIGN-1",
            "only a user with update_intervention, or its owner with update_own_intervention, can reassign an intervention"),
    REPLY_ONLY_OPEN("REPLY-1", "an agent can reply only under an open intervention"),
    DEFER_ONLY_OPEN("DEFER-1", "only an open intervention can be deferred"),
    HANDOVER_ONLY_UNENGAGED(
            "BOT-8",
            "on a channel, a conversation is handed over to the bot only if the customer has no open intervention"),
    CHECK_KNOWN_CATEGORY("CHECK-1", "an unknown category can't be set"),
    CHECK_SELECTABLE_CATEGORY("CHECK-2", "an unselectable category can't be set"),
    CHECK_KNOWN_FIELD("CHECK-3", "an unknown custom field can't be set"),
    CHECK_WRITABLE_FIELD("CHECK-4", "a read-only custom field can't be set"),
    CHECK_FIELD_TYPE("CHECK-5", "a custom field can't be set to a value of another type"),
    CHECK_FIELD_CHOICE("CHECK-6", "a custom field with choices can't be set to another value");

    private final String id;
    private final String sentence;

    Rule(String id, String sentence) {
        this.id = id;
        this.sentence = sentence;
    }

    /** The id of this rule in the <a href="{@docRoot}/doc-files/rules.html">rule book</a>, such as {@code CLOSE-2}. It never changes. */
    public String id() {
        return id;
    }

    /** The rule in words. */
    public String sentence() {
        return sentence;
    }

    /** A set of this rule if it is broken, otherwise an empty set. */
    Set<Rule> brokenIf(boolean broken) {
        return broken ? HashSet.of(this) : HashSet.empty();
    }
}
