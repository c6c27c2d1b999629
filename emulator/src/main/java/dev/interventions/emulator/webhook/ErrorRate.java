package dev.interventions.emulator.webhook;

import io.vavr.collection.Queue;

/** Whether so many attempts to post to a webhook have failed that it is paused. */
final class ErrorRate {

    /** <em>Choice</em>: the service documents about 75 %, but not of how many. */
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
