package dev.interventions.cli.terminal;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * How far a command is. On a terminal, a bar that is drawn at most ten times a second; elsewhere, a line every ten seconds. Threads may
 * share an instance.
 */
public final class Progress implements AutoCloseable {

    private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(100);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final int LEAST_BAR = 8;

    private final Console console;
    private final InstantSource clock;
    private final String task;
    private final boolean shown;
    private final Instant start;
    private Instant lastShown;
    private long before;
    private long done;
    private Option<Long> total = Option.none();

    private Progress(Console console, InstantSource clock, String task, boolean shown) {
        this.console = console;
        this.clock = clock;
        this.task = task;
        this.shown = shown;
        this.start = clock.instant();
        this.lastShown = start;
    }

    /** The progress of this task, which begins now. */
    public static Progress of(Console console, InstantSource clock, String task) {
        return new Progress(console, clock, task, true);
    }

    /** Shows nothing. */
    public static Progress hidden(Console console, InstantSource clock) {
        return new Progress(console, clock, "", false);
    }

    /** So many were done by an earlier run: they don't count for the rate. */
    public synchronized void startedAt(long number) {
        before = number;
        done = number;
    }

    /** So many of all are done. */
    public synchronized void at(long number, Option<Long> ofAll) {
        done = number;
        total = ofAll;
        show();
    }

    private void show() {
        boolean redraws = console.terminal().redraws();
        Instant now = clock.instant();
        if (shown && Duration.between(lastShown, now).compareTo(redraws ? BETWEEN_DRAWINGS : BETWEEN_LINES) >= 0) {
            lastShown = now;
            if (redraws) {
                console.status(bar(now));
            } else {
                console.note(Line.of(task + ": " + figures(now)));
            }
        }
    }

    private String bar(Instant now) {
        String figures = figures(now);
        int width = console.terminal().width() - 1 - task.length() - " [] ".length() - figures.length();
        return total.filter(all -> all > 0 && width >= LEAST_BAR)
                .map(all -> task + " [" + filled(width, all) + "] " + figures)
                .getOrElse(task + " " + figures);
    }

    private String filled(int width, long all) {
        int full = (int) (width * Math.min(done, all) / all);
        return "=".repeat(full) + " ".repeat(width - full);
    }

    private String figures(Instant now) {
        double seconds = Duration.between(start, now).toMillis() / 1000.0;
        double rate = seconds <= 0 ? 0 : (done - before) / seconds;
        String count = total.map(all -> percent(all) + "  " + Wording.number(done) + "/" + Wording.number(all))
                .getOrElse(Wording.number(done));
        return count
                + String.format(Locale.ROOT, "  %.1f/s", rate)
                + total.filter(all -> rate > 0 && all > done)
                        .map(all ->
                                "  " + Wording.duration(Duration.ofSeconds(Math.round((all - done) / rate))) + " left")
                        .getOrElse("");
    }

    private String percent(long all) {
        return String.format(Locale.ROOT, "%3d %%", all == 0 ? 100 : 100 * Math.min(done, all) / all);
    }

    /** Erases the bar. */
    public void erase() {
        console.eraseStatus();
    }

    @Override
    public void close() {
        erase();
    }
}
