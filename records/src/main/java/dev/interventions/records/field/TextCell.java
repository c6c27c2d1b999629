package dev.interventions.records.field;

/**
 * Text in a cell of CSV. A spreadsheet takes a cell that begins with {@code =}, {@code +}, {@code -}, {@code @} or white space as a
 * formula, so such text is written with an apostrophe before it. So are text that begins with an apostrophe, and empty text, since an empty
 * cell is an absent value. Reading removes one apostrophe, so that nothing is lost.
 */
final class TextCell {

    private static final char MARK = '\'';

    /** Including the full-width forms of Chinese, Japanese and Korean keyboards. */
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
