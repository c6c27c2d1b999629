package dev.interventions.cli.terminal;

import io.vavr.collection.Map;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Where output goes.
 *
 * @param out whether the standard output is a terminal
 * @param err whether the standard error is a terminal
 * @param width the columns of a line
 * @param colors whether text may have colors
 * @param redraws whether a line can be written over
 */
public record Terminal(boolean out, boolean err, int width, boolean colors, boolean redraws) {

    private static final int DEFAULT_WIDTH = 80;
    private static final int MIN_WIDTH = 40;
    private static final int MAX_WIDTH = 400;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** What this process writes to, with the width and the looks that these environment variables ask for. */
    public static Terminal ofThisProcess(Map<String, String> variables) {
        return of(isTerminal(1), isTerminal(2), variables);
    }

    /**
     * With the width of {@code COLUMNS}, 80 by default. There are no colors if {@code NO_COLOR} is set or not both are terminals, and
     * neither colors nor lines that are written over if {@code TERM} is {@code dumb} or not set.
     */
    public static Terminal of(boolean out, boolean err, Map<String, String> variables) {
        boolean capable = variables.get("TERM").exists(term -> !term.isEmpty() && !term.equals("dumb"));
        boolean wanted = variables.get("NO_COLOR").forAll(String::isEmpty);
        return new Terminal(out, err, width(variables.get("COLUMNS")), capable && wanted, capable && err);
    }

    private static int width(Option<String> columns) {
        return columns.flatMap(text -> Try.of(() -> Integer.parseInt(text)).toOption())
                .filter(number -> number >= MIN_WIDTH && number <= MAX_WIDTH)
                .getOrElse(DEFAULT_WIDTH);
    }

    /** Java can't say it of each descriptor: {@code System.console()} is there if both input and output are terminals. */
    private static boolean isTerminal(int descriptor) {
        return Files.isDirectory(DESCRIPTORS) ? isTerminalOnLinux(descriptor) : isTerminalByShell(descriptor);
    }

    private static boolean isTerminalOnLinux(int descriptor) {
        return Try.of(() -> Files.readSymbolicLink(DESCRIPTORS.resolve(String.valueOf(descriptor)))
                        .toString())
                .map(target -> target.startsWith("/dev/pts/")
                        || target.startsWith("/dev/tty")
                        || target.equals("/dev/console"))
                .getOrElse(false);
    }

    private static boolean isTerminalByShell(int descriptor) {
        try {
            Process test = new ProcessBuilder("sh", "-c", "test -t " + descriptor)
                    .inheritIO()
                    .start();
            return test.waitFor(1, TimeUnit.SECONDS) && test.exitValue() == 0;
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
