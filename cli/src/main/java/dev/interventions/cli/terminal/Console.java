package dev.interventions.cli.terminal;

import io.vavr.control.Option;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The standard output, for results, and the standard error, for everything else, in UTF-8. At the bottom of a terminal, one status line
 * can be written over. Threads may share an instance.
 */
public final class Console {

    private static final String ERASE = "\r\033[K";
    private static final int SHORTEST_SECRET = 6;

    private final Writer out;
    private final Writer err;
    private final Terminal terminal;
    private Option<String> secret = Option.none();
    private boolean showsStatus;
    private boolean closed;

    /** A console that writes to these streams. */
    public Console(OutputStream out, OutputStream err, Terminal terminal) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.err = new OutputStreamWriter(err, StandardCharsets.UTF_8);
        this.terminal = terminal;
    }

    /** Where this writes to. */
    public Terminal terminal() {
        return terminal;
    }

    /** From now on, writes {@code [token]} in place of this. */
    public synchronized void hide(String token) {
        secret = Option.some(token).filter(text -> text.length() >= SHORTEST_SECRET);
    }

    /**
     * Writes a line of the result.
     *
     * @throws OutputClosed if it can't be written
     */
    public synchronized void print(Line line) {
        eraseStatus();
        try {
            out.write(shown(line.text(terminal.colors() && terminal.out())) + "\n");
            if (terminal.out()) {
                out.flush();
            }
        } catch (IOException e) {
            throw closed(e);
        }
    }

    /**
     * Writes what is not written yet, unless an earlier attempt has failed.
     *
     * @throws OutputClosed if it can't be written
     */
    public synchronized void flush() {
        try {
            if (!closed) {
                out.flush();
            }
        } catch (IOException e) {
            throw closed(e);
        }
    }

    private void flushQuietly() {
        try {
            out.flush();
        } catch (IOException e) {
            // The next line of the result meets it again.
        }
    }

    private OutputClosed closed(IOException cause) {
        closed = true;
        return new OutputClosed(cause);
    }

    /** Writes a line to the standard error, after the lines of the result so far. */
    public synchronized void note(Line line) {
        eraseStatus();
        flushQuietly();
        error(line.text(terminal.colors() && terminal.err()) + "\n");
    }

    /** Writes several lines to the standard error. */
    public void notes(String text) {
        text.lines().forEach(line -> note(Line.of(line)));
    }

    /** Shows this as the status line, without its end if it is too long. Does nothing where a line can't be written over. */
    synchronized void status(String text) {
        if (terminal.redraws()) {
            // A full last column would move the cursor to the next line.
            error(ERASE + text.substring(0, Math.min(text.length(), terminal.width() - 1)));
            showsStatus = true;
        }
    }

    synchronized void eraseStatus() {
        if (showsStatus) {
            error(ERASE);
            showsStatus = false;
        }
    }

    private void error(String text) {
        try {
            err.write(shown(text));
            err.flush();
        } catch (IOException e) {
            // There is nobody left to tell.
        }
    }

    private String shown(String text) {
        return secret.map(token -> text.replace(token, "[token]")).getOrElse(text);
    }
}
