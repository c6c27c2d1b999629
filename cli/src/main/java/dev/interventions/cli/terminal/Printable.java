package dev.interventions.cli.terminal;

/**
 * Text that a terminal shows as it is. Control characters, those that change the direction of text, line separators and unpaired
 * surrogates are escaped as in JSON, so that a JSON text stays one.
 */
final class Printable {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Printable() {}

    static String of(String text) {
        if (text.codePoints().allMatch(Printable::isPrintable)) {
            return text;
        }
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(codePoint -> append(printable, codePoint));
        return printable.toString();
    }

    static int width(String text) {
        String printable = of(text);
        return printable.codePointCount(0, printable.length());
    }

    private static void append(StringBuilder printable, int codePoint) {
        if (isPrintable(codePoint)) {
            printable.appendCodePoint(codePoint);
        } else {
            new String(Character.toChars(codePoint))
                    .chars()
                    .forEach(unit -> printable.append(String.format("\\u%04x", unit)));
        }
    }

    private static boolean isPrintable(int codePoint) {
        if (codePoint < 0x7F) {
            return codePoint >= ' ';
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            // Scripts and pictures need these two.
            case Character.FORMAT -> codePoint == ZERO_WIDTH_JOINER || codePoint == ZERO_WIDTH_NON_JOINER;
            default -> true;
        };
    }
}
