package dev.interventions.tck.comparison;

import dev.interventions.domain.Comment;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.Rule;
import dev.interventions.domain.UserId;
import io.vavr.Value;
import io.vavr.control.Option;

/** Short descriptions of expected and seen values. */
final class Descriptions {

    private Descriptions() {}

    static String of(Object something) {
        if (something instanceof Intervention intervention) {
            return ofIntervention(intervention);
        }
        if (something instanceof Comment comment) {
            return "comment " + comment.id().value();
        }
        if (something instanceof Rule rule) {
            return rule.id() + " (" + rule.sentence() + ")";
        }
        if (something instanceof Value<?> values) {
            return values.isEmpty()
                    ? "nothing"
                    : values.toList().map(Descriptions::of).mkString(", ");
        }
        return String.valueOf(something);
    }

    private static String ofIntervention(Intervention intervention) {
        String state = intervention.state().fold(active -> "active", deferred -> "deferred", closed -> "closed");
        Option<String> owner = intervention.owner().map(UserId::value);
        return "intervention " + intervention.id().value() + ", " + state
                + owner.fold(() -> ", without owner", user -> ", owned by user " + user);
    }
}
