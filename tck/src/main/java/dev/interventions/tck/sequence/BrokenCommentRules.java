package dev.interventions.tck.sequence;

import dev.interventions.domain.Comment;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.Refused;
import dev.interventions.tck.comparison.Outcome;

/**
 * The id of the rule on comments that is broken where an adapter disagrees with the model.
 *
 * @param before the state before the call
 * @param expected the predicted outcome of the call
 * @param seen the outcome of the call
 */
record BrokenCommentRules(RunState before, Outcome expected, Outcome seen) {

    /** Where the list of all comments is wrong after a step whose outcome is right. */
    static String inEffect(Step step, Outcome everything, Outcome listed) {
        boolean areSame = BrokenRules.haveSameRecords(
                (Page<?>) everything.result().get(), (Page<?>) listed.result().get());
        if (areSame || !(step instanceof Call call)) {
            return "COMMENT-8";
        }
        if (call.command() instanceof Command.Cancel) {
            return "COMMENT-10";
        }
        return call.command() instanceof CommentCommand.Delete ? "COMMENT-7" : "COMMENT-1";
    }

    /** Where the outcome of a command is wrong. */
    String inOutcome(CommentCommand command) {
        return expected.result()
                .fold(
                        refusal -> inRefused(command, refusal),
                        result -> seen.result().isLeft() ? inPermitted(command, result) : inResult(command, result));
    }

    // ---- commands that have to be refused ----

    private String inRefused(CommentCommand command, InterventionError refusal) {
        if (command instanceof CommentCommand.Write create) {
            return inWriting(create, refusal);
        }
        return command instanceof CommentCommand.OnComment one
                ? before.environment().comment(one.comment()).fold(() -> "COMMENT-4", this::inLooking)
                : "COMMENT-8";
    }

    private String inWriting(CommentCommand.Write create, InterventionError refusal) {
        if (refusal instanceof Refused.InvalidRequest) {
            return create.text().isBlank() ? "COMMENT-3" : "COMMENT-2";
        }
        return before.model().interventions().containsKey(before.intervention(create.number()))
                ? "COMMENT-5"
                : "COMMENT-4";
    }

    private String inLooking(Comment written) {
        if (written.intervention().exists(before.model().cancelled()::contains)) {
            return "COMMENT-10";
        }
        return before.model().comments().contains(written) ? "COMMENT-5" : "COMMENT-7";
    }

    // ---- commands that have to succeed ----

    private static String inPermitted(CommentCommand command, Object result) {
        if (command instanceof CommentCommand.Listing listing) {
            return BrokenRules.isPastTheEnd((Page<?>) result) ? "PAGE-3" : inFilters(listing);
        }
        return command instanceof CommentCommand.Write create ? inAuthor(create) : "COMMENT-5";
    }

    private String inResult(CommentCommand command, Object result) {
        if (command instanceof CommentCommand.Listing listing) {
            return inList(listing, (Page<?>) result, (Page<?>) seen.result().get());
        }
        if (seen.differences(expected).exists(difference -> difference.field().equals("body"))) {
            return "COMMENT-3";
        }
        if (command instanceof CommentCommand.Write create) {
            return inAuthor(create);
        }
        return command instanceof CommentCommand.Delete ? "COMMENT-7" : "COMMENT-1";
    }

    private static String inAuthor(CommentCommand.Write create) {
        return create.author().isDefined() ? "COMMENT-2" : "COMMENT-1";
    }

    private static String inList(CommentCommand.Listing listing, Page<?> page, Page<?> shown) {
        if (BrokenRules.inPage(page, shown).isDefined()) {
            return "PAGE-1";
        }
        return BrokenRules.haveSameRecords(page, shown) ? "COMMENT-8" : inFilters(listing);
    }

    private static String inFilters(CommentCommand.Listing listing) {
        return listing.isFiltered() ? "COMMENT-9" : "COMMENT-8";
    }
}
