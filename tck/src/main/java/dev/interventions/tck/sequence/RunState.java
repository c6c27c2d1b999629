package dev.interventions.tck.sequence;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.tck.comparison.UnknownIds;
import dev.interventions.tck.model.Model;

/** The environment and the model between two steps. */
record RunState(RunEnvironment environment, Model model) {

    ContentId content(int number) {
        return environment.content(number).getOrElse(UnknownIds.CONTENT);
    }

    /** The intervention that the content of this number belongs to. */
    InterventionId intervention(int number) {
        return environment.content(number).map(model::interventionOf).getOrElse(UnknownIds.INTERVENTION);
    }

    /** The comment of this number, even if it was deleted. */
    CommentId comment(int number) {
        return environment.comment(number).map(Comment::id).getOrElse(UnknownIds.COMMENT);
    }

    String namedComment(int number) {
        CommentId id = comment(number);
        return id.equals(UnknownIds.COMMENT) ? "a comment that doesn't exist" : "comment " + id.value();
    }

    String named(int number) {
        InterventionId id = intervention(number);
        return id.equals(UnknownIds.INTERVENTION) ? "an intervention that doesn't exist" : id.value();
    }
}
