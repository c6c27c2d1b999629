package dev.interventions.domain;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Renders the Markdown of a document (headings, paragraphs, tables and inline markup) as a page for the Javadoc. A link to another file
 * becomes its text, since the Javadoc doesn't contain that file. A heading of level 3 has the same anchor as on GitHub. A row of a table
 * whose first column is {@code id} has that id as its anchor.
 */
final class MarkdownPage {

    private MarkdownPage() {}

    static String of(String document) {
        String body = Stream.of(document.strip().split("\n\n+"))
                .map(MarkdownPage::section)
                .collect(Collectors.joining());
        String title = document.lines().findFirst().orElseThrow().substring("# ".length());
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<title>" + inline(title) + "</title>\n</head>\n<body>\n"
                + body + "</body>\n</html>\n";
    }

    /** Lines up to a blank one: an optional heading, and then a table or a paragraph. */
    private static String section(String text) {
        List<String> lines = text.lines().toList();
        if (lines.get(0).startsWith("#")) {
            int level = lines.get(0).indexOf(' ');
            String heading = inline(lines.get(0).substring(level + 1));
            String anchor = level == 3 ? " id=\"" + heading.toLowerCase(Locale.ROOT) + "\"" : "";
            return "<h" + level + anchor + ">" + heading + "</h" + level + ">\n"
                    + block(heading, lines.subList(1, lines.size()));
        }
        return block("Rules", lines);
    }

    private static String block(String caption, List<String> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        return lines.get(0).startsWith("|")
                ? table(caption, lines)
                : "<p>" + inline(String.join("\n", lines)) + "</p>\n";
    }

    private static String table(String caption, List<String> lines) {
        boolean haveIds = firstCell(lines.get(0)).equals("id");
        String rows = lines.stream().skip(2).map(line -> row(line, haveIds)).collect(Collectors.joining());
        String head = cells(lines.get(0), "th scope=\"col\"", "th");
        return "<table>\n<caption>" + caption + "</caption>\n<tr>" + head + "</tr>\n" + rows + "</table>\n";
    }

    private static String row(String line, boolean hasId) {
        String anchor = hasId ? " id=\"" + firstCell(line) + "\"" : "";
        return "<tr" + anchor + ">" + cells(line, "td", "td") + "</tr>\n";
    }

    private static String firstCell(String line) {
        return line.split("\\|")[1].strip();
    }

    private static String cells(String line, String opening, String closing) {
        return Stream.of(line.split("\\|"))
                .skip(1)
                .map(cell -> "<" + opening + ">" + inline(cell.strip()) + "</" + closing + ">")
                .collect(Collectors.joining());
    }

    private static String inline(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("`([^`]+)`", "<code>$1</code>")
                .replaceAll("\\*\\*([^*]+)\\*\\*", "<strong>$1</strong>")
                .replaceAll("\\*([^*]+)\\*", "<em>$1</em>")
                .replaceAll("\\[([^\\]]+)]\\(((?:https?:|#)[^)]+)\\)", "<a href=\"$2\">$1</a>")
                .replaceAll("\\[([^\\]]+)]\\([^)]+\\)", "$1");
    }
}
