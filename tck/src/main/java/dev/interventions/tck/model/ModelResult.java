package dev.interventions.tck.model;

import dev.interventions.domain.Refused;
import io.vavr.control.Either;

/** The predicted result of an operation, and the model afterwards. */
public record ModelResult<T>(Either<Refused, T> result, Model after) {}
