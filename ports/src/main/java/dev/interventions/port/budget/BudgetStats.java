package dev.interventions.port.budget;

import io.vavr.control.Option;
import java.time.Duration;

/**
 * What a budget's account is doing at about this moment.
 *
 * @param free attempts that may begin now, pauses aside
 * @param inProgress attempts that have begun and not ended; slots that are neither free nor in progress become free one span after
 *     their attempt has ended
 * @param waiting callers that wait for an attempt
 * @param pause how long no permit is given yet, because the service has refused an attempt for its limit; while one attempt probes
 *     whether it still does, how long until another one may
 */
public record BudgetStats(int free, int inProgress, int waiting, Option<Duration> pause) {}
