package dev.interventions.emulator.webhook;

import io.vavr.collection.Queue;

/** Decides whether a webhook is paused because too many of its newest deliveries have failed. */
final class ErrorRate {

    /** <em>Choice</em>: the service documents a limit of about 75 %, but not of how many attempts. */
    private static final int WINDOW = 20;

    private static final double LIMIT = 0.75;

    private Queue<Boolean> failed = Queue.empty();

    void count(boolean hasFailed) {
        failed = failed.append(hasFailed).takeRight(WINDOW);
    }

    boolean isTooHigh() {
        return failed.length() == WINDOW && failed.count(each -> each) >= LIMIT * WINDOW;
    }

    void clear() {
        failed = Queue.empty();
    }
}
