/**
 * Interventions in files: as JSON Lines, as CSV, and as the platform exports them. Files are read and written one record at a time, so
 * memory use doesn't depend on their size.
 */
@NullMarked
package dev.interventions.records;

import org.jspecify.annotations.NullMarked;
