package dev.interventions.tck.model;

import dev.interventions.domain.Refused;
import io.vavr.control.Either;

/** What the model answers to an operation, and what there is afterwards. */
record ModelResult<T>(Either<Refused, T> answer, Model after) {}
