package dev.interventions.port.budget;

import io.vavr.control.Option;
import java.time.Duration;

/**
 * The approximate current state of an account of a budget.
 *
 * @param free attempts that may begin now, apart from a pause
 * @param inProgress attempts that have begun and not ended; slots that are neither free nor in progress become free one span after their
 *     attempt has ended
 * @param waiting callers that wait for a permit
 * @param pause the remaining time in which no permit is given, since the service has refused an attempt because of its limit; during a
 *     probe, the time until another probe may begin
 */
public record BudgetStats(int free, int inProgress, int waiting, Option<Duration> pause) {}
