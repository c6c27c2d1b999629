package dev.interventions.tck.model;

import dev.interventions.domain.Refused;
import io.vavr.control.Either;

/** What an operation returns by the model, and the model afterwards. */
public record ModelResult<T>(Either<Refused, T> result, Model after) {}
