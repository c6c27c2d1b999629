package dev.interventions.inmemory.comment;

import dev.interventions.domain.Comment;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.SourceId;
import io.vavr.control.Option;

/** A comment of the world, with the source of its intervention. */
record StoredComment(Comment comment, Option<SourceId> source) {

    /** A property by which a list can be restricted. */
    enum Grouping {
        ALL,
        INTERVENTION,
        THREAD,
        AUTHOR,
        CUSTOMER
    }

    String id() {
        return comment.id().value();
    }

    /** In seconds; every comment of the world has this date. */
    long createdAt() {
        return comment.createdAt().get().getEpochSecond();
    }

    /** The key of this comment's group; empty, which no id is, if it belongs to no group of this kind. */
    String key(Grouping grouping) {
        return switch (grouping) {
            case ALL -> "";
            case INTERVENTION -> text(comment.intervention());
            case THREAD -> text(comment.thread());
            case AUTHOR -> text(comment.author());
            case CUSTOMER -> text(comment.identity());
        };
    }

    private static String text(Option<? extends OpaqueId> id) {
        return id.isDefined() ? id.get().value() : "";
    }
}
