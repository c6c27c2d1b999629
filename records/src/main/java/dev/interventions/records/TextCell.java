package dev.interventions.records;

/**
 * Text in a cell of CSV. A spreadsheet takes a cell that begins with {@code =}, {@code +}, {@code -}, {@code @} or white space as a
 * formula, so such text gets an apostrophe before it. So does text that begins with one, and empty text, since an empty cell is an absent
 * value: reading takes one apostrophe away, and nothing is lost.
 */
final class TextCell {

    private static final char MARK = '\'';

    /** Also in the full width of Chinese, Japanese and Korean keyboards. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private TextCell() {}

    static String of(String text) {
        return needsMark(text) ? MARK + text : text;
    }

    private static boolean needsMark(String text) {
        return text.isEmpty() || text.charAt(0) == MARK || FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    static String text(String cell) {
        return cell.charAt(0) == MARK ? cell.substring(1) : cell;
    }
}
