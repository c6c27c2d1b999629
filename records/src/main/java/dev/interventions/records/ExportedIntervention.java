package dev.interventions.records;

import static java.util.Objects.requireNonNull;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * A row of the platform's export of interventions.
 *
 * <p>The intervention has only the fields that the export and the API have in common. It has no categories, since the export has their
 * names and not their ids; no custom fields; and, if it is closed, no date of closing, since the export's {@code closed_at} is the date of
 * the last reply. Most of its instants have no seconds. If this matters, read the intervention by the API.
 *
 * @param intervention the intervention, with the fields that the export and the API have in common
 * @param lastReplyAt when an agent replied last ({@code closed_at}); despite its name, this isn't the date of closing
 * @param closedAutomatically why the platform closed it, such as {@code chat_disconnected}, if no agent did ({@code closed_automatically})
 * @param handlingTime how long agents worked on it ({@code handling_time})
 * @param firstCustomerContent the customer's first content in it ({@code first_identity_content_id}), which need not be the content on
 *     which it was opened
 * @param otherColumns the text of each other column that is not empty, by the column's name: {@code source_name}, {@code user_name}, {@code
 *     title}, {@code categories} (names, separated by a comma and a blank) and so on, and columns that the platform adds
 */
public record ExportedIntervention(
        Intervention intervention,
        Option<Instant> lastReplyAt,
        Option<String> closedAutomatically,
        Option<Duration> handlingTime,
        Option<ContentId> firstCustomerContent,
        Map<String, String> otherColumns) {
    public ExportedIntervention {
        requireNonNull(intervention, "intervention");
        requireNonNull(lastReplyAt, "lastReplyAt");
        requireNonNull(closedAutomatically, "closedAutomatically");
        requireNonNull(handlingTime, "handlingTime");
        requireNonNull(firstCustomerContent, "firstCustomerContent");
        requireNonNull(otherColumns, "otherColumns");
    }
}
