package dev.interventions.probe;

import io.vavr.collection.HashMap;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** The main class of the runnable jar: checks the rules at an account and writes a ledger, or compares ledgers. */
public final class Main {

    private Main() {}

    /** Runs a command and exits with a code that says how it ended; {@code --help} lists the commands and the codes. */
    public static void main(String... arguments) {
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        Environment environment = new Environment(HashMap.ofAll(System.getenv()), out, err, InstantSource.system());
        System.exit(new ProbeCli(environment).run(arguments));
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
