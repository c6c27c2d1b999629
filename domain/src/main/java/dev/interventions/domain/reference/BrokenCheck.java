package dev.interventions.domain.reference;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.Rule;

/**
 * A rule that a write would break, by an account's definitions.
 *
 * @param rule the rule
 * @param detail which category or custom field breaks it, and how; no value of a custom field, which may be confidential
 */
public record BrokenCheck(Rule rule, String detail) {

    public BrokenCheck {
        requireNonNull(rule, "rule");
        requireNonNull(detail, "detail");
    }
}
