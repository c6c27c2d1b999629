package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Option;
import java.time.Instant;

/**
 * The customer's response to a satisfaction survey. Present only with the service's survey extension.
 *
 * @param sentAt when the survey was sent, UTC, whole seconds ({@code satisfaction_sent_at})
 * @param answeredAt when it was answered, UTC, whole seconds ({@code satisfaction_answered_at})
 * @param grade the customer's grade ({@code satisfaction_grade})
 * @param survey the id of the survey ({@code survey_id})
 * @param response the id of the survey response ({@code survey_response_id})
 */
public record Satisfaction(
        Option<Instant> sentAt,
        Option<Instant> answeredAt,
        Option<Long> grade,
        Option<String> survey,
        Option<String> response) {

    /** Nothing is known. */
    public static final Satisfaction UNKNOWN =
            new Satisfaction(Option.none(), Option.none(), Option.none(), Option.none(), Option.none());

    public Satisfaction {
        sentAt = WholeSeconds.ofInstant(requireNonNull(sentAt, "sentAt"));
        answeredAt = WholeSeconds.ofInstant(requireNonNull(answeredAt, "answeredAt"));
        requireNonNull(grade, "grade");
        requireNonNull(survey, "survey");
        requireNonNull(response, "response");
    }
}
