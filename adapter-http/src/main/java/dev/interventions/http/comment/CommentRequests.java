package dev.interventions.http.comment;

import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.PageRequest;
import dev.interventions.http.call.WireRequest;
import dev.interventions.http.transport.Request.Parameter;
import dev.interventions.port.Operation;
import io.vavr.collection.List;

/** The requests of the operations on comments. */
final class CommentRequests {

    private static final String COMMENTS = "intervention_comments";

    private CommentRequests() {}

    static WireRequest list(CommentQuery query, PageRequest page) {
        List<Parameter> filters = query.intervention()
                .map(id -> parameter("intervention_id", id))
                .toList()
                .appendAll(query.thread().map(id -> parameter("thread_id", id)))
                .appendAll(query.author().map(id -> parameter("user_id", id)))
                .appendAll(query.identity().map(id -> parameter("identity_id", id)));
        return WireRequest.of(
                Operation.LIST_COMMENTS,
                "GET",
                COMMENTS,
                filters.append(new Parameter("offset", Long.toString(page.offset())))
                        .append(new Parameter("limit", Integer.toString(page.limit()))));
    }

    static WireRequest get(CommentId id) {
        return WireRequest.about(Operation.GET_COMMENT, "GET", COMMENTS, id);
    }

    /** Without {@code user_id} unless the host names an author: the service takes the acting user. */
    static WireRequest create(NewComment comment) {
        return WireRequest.of(
                Operation.CREATE_COMMENT,
                "POST",
                COMMENTS,
                List.of(
                                parameter("intervention_id", comment.intervention()),
                                Parameter.confidential("body", comment.body()))
                        .appendAll(comment.author().map(id -> parameter("user_id", id))));
    }

    static WireRequest delete(CommentId id) {
        return WireRequest.about(Operation.DELETE_COMMENT, "DELETE", COMMENTS, id);
    }

    private static Parameter parameter(String name, OpaqueId id) {
        return new Parameter(name, id.value());
    }
}
