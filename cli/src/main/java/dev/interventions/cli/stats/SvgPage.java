package dev.interventions.cli.stats;

import io.vavr.collection.Seq;

/** Charts as a picture in SVG, one below the other. */
public final class SvgPage {

    private static final int WIDTH = 720;
    private static final int LABELS = 190;
    private static final int COUNTS = 70;
    private static final int TITLE = 44;
    private static final int BAR = 22;

    private SvgPage() {}

    /** The charts as the text of an SVG file. */
    public static String of(String title, Seq<Chart> charts) {
        int height =
                charts.map(chart -> TITLE + BAR * chart.bars().size()).sum().intValue() + TITLE;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " font-family=\"sans-serif\" font-size=\"13\">%n",
                WIDTH, height, WIDTH, height));
        svg.append(String.format("<title>%s</title>%n", escaped(title)));
        svg.append(String.format("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", WIDTH, height));
        text(svg, 16, 28, "font-size=\"17\" font-weight=\"bold\"", title);
        int top = TITLE;
        for (Chart chart : charts) {
            append(svg, chart, top);
            top += TITLE + BAR * chart.bars().size();
        }
        return svg.append("</svg>\n").toString().replace("\r\n", "\n");
    }

    private static void append(StringBuilder svg, Chart chart, int top) {
        text(svg, 16, top + 28, "font-weight=\"bold\"", chart.title());
        int y = top + TITLE;
        for (Distribution.Bucket bar : chart.bars()) {
            long width = Math.round((double) (WIDTH - LABELS - COUNTS) * bar.count() / chart.max());
            text(svg, LABELS - 8, y + 12, "text-anchor=\"end\"", bar.label());
            svg.append(String.format(
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#2b6cb0\"/>%n",
                    LABELS, y, width, BAR - 6));
            text(svg, LABELS + (int) width + 6, y + 12, "fill=\"#333333\"", String.valueOf(bar.count()));
            y += BAR;
        }
    }

    private static void text(StringBuilder svg, int x, int y, String attributes, String text) {
        svg.append(String.format("<text x=\"%d\" y=\"%d\" %s>%s</text>%n", x, y, attributes, escaped(text)));
    }

    /** Without the characters that XML can't have. */
    private static String escaped(String text) {
        return text.codePoints()
                .filter(point -> point >= ' ' && Character.getType(point) != Character.SURROGATE && point < 0xFFFE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
