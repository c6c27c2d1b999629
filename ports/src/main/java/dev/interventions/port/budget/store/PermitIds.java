package dev.interventions.port.budget.store;

import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Creates ids of permits that no other process uses. */
final class PermitIds {

    private final String process;
    private final AtomicLong last = new AtomicLong();

    /** @param process a random number */
    PermitIds(long process) {
        this.process = HexFormat.of().toHexDigits(process);
    }

    String next() {
        return process + "-" + Long.toString(last.incrementAndGet(), Character.MAX_RADIX);
    }
}
