package dev.interventions.domain;

import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Supplier;

/** Gives the result of an operation unless it is refused. */
final class Unless {

    private Unless() {}

    static <T> Either<Refused, T> refused(Option<Refused> refusal, Supplier<T> result) {
        return refusal.<Either<Refused, T>>map(Either::left).getOrElse(() -> Either.right(result.get()));
    }

    static <T> Either<Refused, T> broken(Set<Rule> rules, Supplier<T> result) {
        return refused(Option.when(rules.nonEmpty(), () -> Refused.NotAllowed.stated(rules)), result);
    }
}
