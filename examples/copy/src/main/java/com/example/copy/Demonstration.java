package com.example.copy;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.WalkedPage;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.records.InterventionJson;
import io.vavr.control.Either;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Copies an account while it changes, kills the copying process several times, and compares the copy with the account at the end. */
final class Demonstration {

    /** A process is killed after it has stored 1 to this many batches. */
    private static final int MAX_BATCHES = 40;

    private final Random random = new Random(1);
    private final Map<String, Integer> batches = new TreeMap<>();
    private final Map<String, Integer> changes = new TreeMap<>();
    private final String heap;
    private final String limit;
    private final Path file;
    private final Process account;
    private final BufferedReader fromAccount;
    private final Address address;
    /** The same account without a limit. */
    private final Address unlimited;

    private record Address(String baseUri, String token) {
        static Address read(BufferedReader lines) throws IOException {
            String[] words = lines.readLine().split(" ", 2);
            return new Address(words[0], words[1]);
        }
    }

    private Demonstration(int interventions, int writers, String heap, Path folder, String limit) throws IOException {
        this.heap = heap;
        this.limit = limit;
        this.file = folder.resolve("copy");
        this.account = start("4g", Account.class, Integer.toString(interventions), Integer.toString(writers), limit);
        this.fromAccount = lines(account);
        this.address = Address.read(fromAccount);
        this.unlimited = Address.read(fromAccount);
    }

    /**
     * Arguments: how many interventions, writers and kills; the heap of the copying process; the folder of the copy, which is emptied; how
     * many requests the service allows in a minute.
     */
    public static void main(String... arguments) throws IOException, InterruptedException, SQLException {
        int kills = Integer.parseInt(arguments[2]);
        Path folder = Path.of(arguments[4]);
        empty(folder);
        System.out.printf(
                Locale.ROOT,
                "An account of %s interventions, %s writers; the copying process has a heap of %s.%n",
                arguments[0],
                arguments[1],
                arguments[3]);
        Demonstration demonstration = new Demonstration(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), arguments[3], folder, arguments[5]);
        try {
            demonstration.run(kills);
        } finally {
            demonstration.account.destroy();
        }
    }

    private void run(int kills) throws IOException, InterruptedException, SQLException {
        long begin = System.nanoTime();
        tellAccount("write");
        for (int kill = 0; kill < kills; kill++) {
            Process copier = startCopier();
            BufferedReader stored = lines(copier);
            for (int batch = random.nextInt(MAX_BATCHES); batch >= 0; batch--) {
                count(stored.readLine());
            }
            // SIGKILL: no handler, no flush.
            copier.destroyForcibly().waitFor();
        }
        Process copier = startCopier();
        BufferedReader stored = lines(copier);
        String line;
        do {
            line = stored.readLine();
            count(line);
        } while (!line.startsWith("CHANGES"));
        tellAccount("stop");
        System.out.println("Writers: " + fromAccount.readLine());
        copier.getOutputStream().write('\n');
        copier.getOutputStream().flush();
        for (line = stored.readLine(); line != null; line = stored.readLine()) {
            count(line);
        }
        int exit = copier.waitFor();
        System.out.printf(
                Locale.ROOT,
                "%d kills, %.0f s. Batches that were stored: %s. Changes in them: %s.%n",
                kills,
                (System.nanoTime() - begin) / 1e9,
                batches,
                changes);
        compare(exit);
    }

    private void count(String line) {
        if (line == null) {
            throw new IllegalStateException("the copying process ended early; see its output above");
        }
        String[] words = line.split(" ", 2);
        batches.merge(words[0], 1, Integer::sum);
        changes.merge(words[0], Integer.parseInt(words[1]), Integer::sum);
    }

    private void compare(int exit) throws SQLException {
        long equal = 0;
        long different = 0;
        long missing = 0;
        try (EngageClient client =
                        EngageClient.connect(HttpSettings.of(URI.create(unlimited.baseUri()), unlimited::token)
                                .withBudget(RequestBudget.unlimited()));
                StoredCopy copy = StoredCopy.in(file)) {
            for (Either<InterventionError, WalkedPage> page :
                    client.interventions().walk(InterventionQuery.all())) {
                for (Intervention intervention : page.get().records()) {
                    String content = copy.content(intervention.id()).getOrElse("");
                    if (content.isEmpty()) {
                        missing++;
                    } else if (InterventionJson.parse(content).get().equals(intervention)) {
                        equal++;
                    } else {
                        different++;
                    }
                }
            }
            long surplus = copy.count() - equal - different;
            System.out.printf(
                    "Account and copy: %d interventions are equal, %d differ, %d are missing, %d are surplus.%n",
                    equal, different, missing, surplus);
            if (exit != 0 || different + missing + surplus > 0) {
                throw new IllegalStateException(
                        "the copy differs from the account, or the copying process failed (exit code " + exit + ")");
            }
        }
    }

    private void tellAccount(String command) throws IOException {
        account.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        account.getOutputStream().flush();
    }

    private Process startCopier() throws IOException {
        return start(heap, Copier.class, address.baseUri(), address.token(), file.toString(), limit);
    }

    private static Process start(String heap, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-classpath",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
