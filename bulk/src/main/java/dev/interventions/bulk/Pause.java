package dev.interventions.bulk;

import java.time.Duration;

/** How a run waits before it tries an item again; replaceable in tests. */
@FunctionalInterface
interface Pause {

    /** Waits this long, but not after a stop. Returns whether the run has been stopped. */
    boolean endsInStop(Duration duration, StopSignal stop);
}
