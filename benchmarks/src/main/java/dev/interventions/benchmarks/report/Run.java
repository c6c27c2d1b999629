package dev.interventions.benchmarks.report;

/**
 * How results came about.
 *
 * @param command the command that gave them
 * @param date the day
 * @param machine processor, operating system and JVM
 * @param load the machine's load averages before and after, in words
 * @param rounds how many rounds there were
 */
public record Run(String command, String date, String machine, String load, int rounds) {}
