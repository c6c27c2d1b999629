package dev.interventions.probe;

import dev.interventions.probe.wire.Account;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Reads the account from environment variables, or from a file that only its owner can read. */
final class Credentials {

    static final String BASE_URI = "INTERVENTIONS_BASE_URI";
    static final String TOKEN = "INTERVENTIONS_TOKEN";

    private static final String NONE =
            "no account: set " + BASE_URI + " and " + TOKEN + ", or name a file that has them with --account";

    private Credentials() {}

    /** The account of these environment variables, or a message that says what is missing or wrong. */
    static Either<String, Account> in(Map<String, String> variables) {
        return account(variables, NONE);
    }

    /** The account of a file with lines such as {@code INTERVENTIONS_TOKEN=…}, or a message that says what is wrong with the file. */
    static Either<String, Account> in(Path file) {
        try {
            Option<String> defect = openness(file);
            return defect.isDefined()
                    ? Either.left(defect.get())
                    : lines(file)
                            .flatMap(values ->
                                    account(values, file + ": needs the lines " + BASE_URI + "=… and " + TOKEN + "=…"));
        } catch (NoSuchFileException e) {
            return Either.left(file + ": there is no such file");
        } catch (CharacterCodingException e) {
            return Either.left(file + ": is not a text in UTF-8");
        } catch (IOException e) {
            return Either.left(file + ": can't be read: " + e.getClass().getSimpleName());
        }
    }

    private static Either<String, Account> account(Map<String, String> values, String none) {
        return values.get(BASE_URI)
                .flatMap(baseUri -> values.get(TOKEN).map(token -> Account.parse(baseUri, token)))
                .getOrElse(() -> Either.left(none));
    }

    private static Option<String> openness(Path file) throws IOException {
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) == null) {
            return Option.none();
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return Option.when(
                permissions.stream().anyMatch(permission -> !permission.name().startsWith("OWNER_")),
                () -> file + ": has a token and is open to others (" + PosixFilePermissions.toString(permissions)
                        + "); make it yours alone: chmod 600 " + file);
    }

    private static Either<String, Map<String, String>> lines(Path file) throws IOException {
        Vector<String[]> pairs = Vector.ofAll(Files.readAllLines(file))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\\s*=\\s*", 2));
        // The message doesn't repeat the line, which may contain the token.
        return pairs.forAll(pair -> pair.length == 2 && (pair[0].equals(BASE_URI) || pair[0].equals(TOKEN)))
                ? Either.right(pairs.foldLeft(HashMap.empty(), (all, pair) -> all.put(pair[0], pair[1])))
                : Either.left(file + ": has a line that is neither " + BASE_URI + "=… nor " + TOKEN + "=…");
    }
}
