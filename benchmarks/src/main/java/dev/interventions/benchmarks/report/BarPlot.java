package dev.interventions.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Groups of horizontal bars as SVG, readable on light and dark backgrounds. Each group has its own scale. */
final class BarPlot {

    private static final int WIDTH = 760;
    private static final int LABELS_WIDTH = 240;
    private static final int BARS_WIDTH = 360;
    private static final int BAR_HEIGHT = 16;
    private static final int STEP = 22;
    private static final int HEADING_HEIGHT = 28;
    private static final int GAP = 12;
    private static final int TEXT_DROP = 12;
    private static final int MARGIN = 8;

    private static final String STYLE = """
            <style>
              text { font: 13px -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
              .heading { font-weight: 600 }
              .label { text-anchor: end }
              .bar { fill: #8c959f }
              .ours { fill: #0969da }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3 }
                .bar { fill: #6e7681 }
                .ours { fill: #4493f8 }
              }
            </style>
            """;

    /**
     * A bar.
     *
     * @param label the name of the subject
     * @param value its length, on the scale of its group
     * @param text the text beside it
     * @param ours whether it is the library's bar, which has another colour
     */
    record Bar(String label, double value, String text, boolean ours) {}

    private record Group(String heading, List<Bar> bars) {
        int height() {
            return HEADING_HEIGHT + bars.size() * STEP + GAP;
        }
    }

    private final String title;
    private final List<Group> groups = new ArrayList<>();

    /** A plot without bars; the title is for those who can't see it. */
    BarPlot(String title) {
        this.title = title;
    }

    /** Adds a group below the others. */
    void group(String heading, List<Bar> bars) {
        groups.add(new Group(heading, List.copyOf(bars)));
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    String svg() {
        int height = groups.stream().mapToInt(Group::height).sum() + MARGIN;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\" role=\"img\">%n",
                WIDTH,
                height));
        svg.append("<title>").append(escaped(title)).append("</title>\n").append(STYLE);
        int top = MARGIN;
        for (Group group : groups) {
            append(svg, group, top);
            top += group.height();
        }
        return svg.append("</svg>\n").toString();
    }

    private static void append(StringBuilder svg, Group group, int top) {
        text(svg, "heading", MARGIN, top + TEXT_DROP, group.heading());
        double longest = group.bars().stream().mapToDouble(Bar::value).max().orElse(1);
        int y = top + HEADING_HEIGHT;
        for (Bar bar : group.bars()) {
            int length = longest > 0 ? (int) Math.max(1, Math.round(BARS_WIDTH * bar.value() / longest)) : 1;
            text(svg, "label", LABELS_WIDTH, y + TEXT_DROP, bar.label());
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\"/>%n",
                    bar.ours() ? "ours" : "bar",
                    LABELS_WIDTH + MARGIN,
                    y,
                    length,
                    BAR_HEIGHT));
            text(svg, "value", LABELS_WIDTH + length + 2 * MARGIN, y + TEXT_DROP, bar.text());
            y += STEP;
        }
    }

    private static void text(StringBuilder svg, String style, int x, int y, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n", style, x, y, escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
