package dev.interventions.emulator;

import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A request as the endpoints see it. What can't be read is kept as the answer that it gets: other reasons to refuse come first
 * (rule WIRE-11).
 *
 * @param authorization the header of this name
 * @param id the id in the path, if there is one
 * @param query the parameters in the query
 * @param body the parameters in the body
 */
record Call(
        Option<String> authorization,
        Option<Either<Answer, String>> id,
        Either<Answer, Parameters> query,
        Either<Answer, Parameters> body) {

    Call withId(Either<Answer, String> newId) {
        return new Call(authorization, Option.some(newId), query, body);
    }

    /** All parameters; the body's replace those of the same name in the query. */
    Either<Answer, Parameters> parameters() {
        return query.flatMap(inQuery -> body.map(inQuery::replacedBy));
    }
}
