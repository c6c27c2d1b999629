package com.example.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a stacked chart of the requests that the service received in the last span from each process, with the limit. */
final class Picture {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 300;
    private static final int LEFT = 50;
    private static final int TOP = 40;
    private static final int RIGHT = 130;
    private static final int BOTTOM = 40;
    private static final int STEPS = 600;
    private static final int MARKS = 6;
    private static final double HEADROOM = 1.15;
    private static final List<String> COLORS =
            List.of("#4c78a8", "#f58518", "#54a24b", "#b279a2", "#e45756", "#72b7b2");

    private final Arrivals arrivals;
    private final int processes;
    private final int limit;
    private final Duration span;
    private final Duration length;

    Picture(Arrivals arrivals, Demonstration demonstration) {
        this.arrivals = arrivals;
        this.processes = demonstration.processes();
        this.limit = demonstration.limit();
        this.span = demonstration.span();
        this.length = demonstration.length();
    }

    /** The picture as SVG. */
    String svg() {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n"
                        + "<text x=\"%d\" y=\"22\" font-size=\"14\">Requests received in the last %s, of %d processes that share a limit of %d</text>%n",
                WIDTH,
                HEIGHT,
                LEFT,
                seconds(span),
                processes,
                limit));
        areas(svg);
        axes(svg);
        return svg.append("</svg>\n").toString();
    }

    private void areas(StringBuilder svg) {
        long[] below = new long[STEPS + 1];
        for (int process = 0; process < processes; process++) {
            long[] above = new long[STEPS + 1];
            for (int step = 0; step <= STEPS; step++) {
                above[step] = below[step] + arrivals.inSpan(process, at(step), span);
            }
            List<String> points = new ArrayList<>();
            for (int step = 0; step <= STEPS; step++) {
                points.add(point(step, above[step]));
            }
            for (int step = STEPS; step >= 0; step--) {
                points.add(point(step, below[step]));
            }
            String color = COLORS.get(process % COLORS.size());
            svg.append(String.format("<polygon fill=\"%s\" points=\"%s\"/>%n", color, String.join(" ", points)));
            int y = TOP + 20 + 20 * process;
            svg.append(String.format(
                    "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"%d\">process %d</text>%n",
                    WIDTH - RIGHT + 20, y - 10, color, WIDTH - RIGHT + 38, y, process + 1));
            below = above;
        }
    }

    private void axes(StringBuilder svg) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%d\" x2=\"%d\" y1=\"%3$.1f\" y2=\"%3$.1f\" stroke=\"#c00\" stroke-dasharray=\"5 3\"/>"
                        + "<text x=\"%4$d\" y=\"%3$.1f\" text-anchor=\"end\" dy=\"4\" fill=\"#c00\">%5$d</text>%n",
                LEFT,
                WIDTH - RIGHT,
                y(limit),
                LEFT - 6,
                limit));
        svg.append(String.format(
                Locale.ROOT,
                "<path d=\"M%d %d V%.1f H%d\" fill=\"none\" stroke=\"#333\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">0</text>%n",
                LEFT,
                TOP,
                y(0),
                WIDTH - RIGHT,
                LEFT - 6,
                y(0)));
        for (int mark = 0; mark <= MARKS; mark++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>%n",
                    x(mark * STEPS / MARKS),
                    y(0) + 18,
                    seconds(at(mark * STEPS / MARKS))));
        }
    }

    private Duration at(int step) {
        return length.multipliedBy(step).dividedBy(STEPS);
    }

    private String point(int step, long number) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x(step), y(number));
    }

    private static double x(int step) {
        return LEFT + (double) (WIDTH - LEFT - RIGHT) * step / STEPS;
    }

    private double y(long number) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * number / (limit * HEADROOM);
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
