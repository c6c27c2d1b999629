package dev.interventions.benchmarks.report;

import java.util.List;

/**
 * A page of the report.
 *
 * @param file the name of its file, without ending
 * @param title its heading
 * @param text what is measured, in Markdown
 * @param rows its figures
 */
public record Section(String file, String title, String text, List<Row> rows) {

    public Section {
        rows = List.copyOf(rows);
    }
}
