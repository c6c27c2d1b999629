package dev.interventions.tck.comparison;

import dev.interventions.domain.Comment;

/** A comment that was deleted. A result may show only its id, if the response was lost. */
public record DeletedComment(Comment last) {}
