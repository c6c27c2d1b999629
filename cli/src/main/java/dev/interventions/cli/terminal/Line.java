package dev.interventions.cli.terminal;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * A line of text with styles. Its text is written {@linkplain Printable escaped}, whatever it contains: only styles become control
 * sequences.
 */
public final class Line {

    /** How a part of a line looks where colors are used. */
    public enum Style {
        /** Not styled. */
        PLAIN(""),
        /** For titles. */
        BOLD("1"),
        /** For errors. */
        RED("1;31"),
        /** For what is open. */
        GREEN("32"),
        /** For what is deferred. */
        YELLOW("33");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    private record Part(Style style, String text) {}

    private final Seq<Part> parts;

    private Line(Seq<Part> parts) {
        this.parts = parts;
    }

    /** This text, not styled. */
    public static Line of(String text) {
        return of(Style.PLAIN, text);
    }

    /** This text in this style. */
    public static Line of(Style style, String text) {
        return new Line(List.of(new Part(style, text)));
    }

    /** This line, and the other behind it. */
    public Line and(Line other) {
        return new Line(parts.appendAll(other.parts));
    }

    /** This line, and this text behind it. */
    public Line and(String text) {
        return and(of(text));
    }

    /** The number of characters that it takes when it is written. */
    int width() {
        return parts.map(part -> Printable.width(part.text)).sum().intValue();
    }

    /** As it is written, with control sequences or without. */
    String text(boolean colors) {
        return parts.map(part -> colors ? colored(part) : Printable.of(part.text))
                .mkString();
    }

    private static String colored(Part part) {
        String text = Printable.of(part.text);
        return part.style == Style.PLAIN ? text : "\033[" + part.style.code + "m" + text + "\033[0m";
    }

    @Override
    public String toString() {
        return text(false);
    }
}
