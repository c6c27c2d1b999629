package dev.interventions.cli.account;

import dev.interventions.cli.terminal.Wording;
import dev.interventions.domain.InterventionError;
import dev.interventions.http.HttpSettings;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
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

/**
 * The base URI and the token of an account, from environment variables or from a file that only its owner can read.
 *
 * @param baseUri such as {@code https://ACCOUNT.api.digital.ringcentral.com/1.0}
 * @param token the access token
 */
public record Credentials(String baseUri, String token) {

    /** The variable of the environment, and the key of the file, with the base URI. */
    public static final String BASE_URI = "INTERVENTIONS_BASE_URI";

    /** The variable of the environment, and the key of the file, with the token. */
    public static final String TOKEN = "INTERVENTIONS_TOKEN";

    private static final String MISSING = "no account: set " + BASE_URI + " and " + TOKEN
            + ", or name a file that has them with --account, or use --demo";

    /** Those of the environment, or what is missing. */
    public static Either<String, Credentials> in(Map<String, String> environment) {
        return of(environment).toEither(MISSING);
    }

    /**
     * Those of a file with the lines {@code INTERVENTIONS_BASE_URI=…} and {@code INTERVENTIONS_TOKEN=…}, or what is wrong with the file.
     * Blank lines and those that begin with # are ignored. Where files have POSIX permissions, a file that others than its owner can read
     * or write is refused.
     */
    public static Either<String, Credentials> in(Path file) {
        try {
            if (Files.isDirectory(file)) {
                return Either.left(file + ": is a folder, and not a file");
            }
            Option<String> defect = openness(file);
            return defect.isDefined() ? Either.left(defect.get()) : read(file);
        } catch (NoSuchFileException e) {
            return Either.left(file + ": there is no such file");
        } catch (CharacterCodingException e) {
            return Either.left(file + ": is not a text in UTF-8");
        } catch (IOException e) {
            return Either.left(file + ": can't be read: " + Wording.reason(e));
        }
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

    private static Either<String, Credentials> read(Path file) throws IOException {
        Map<String, String> values = HashMap.empty();
        int number = 0;
        for (String line : List.ofAll(Files.readAllLines(file)).map(String::strip)) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int sign = line.indexOf('=');
            String key = sign < 0 ? "" : line.substring(0, sign).strip();
            if (!key.equals(BASE_URI) && !key.equals(TOKEN)) {
                // Not what the line is: it may be the token.
                return Either.left(file + ": line " + number + " is neither " + BASE_URI + "=… nor " + TOKEN + "=…");
            }
            values = values.put(key, line.substring(sign + 1).strip());
        }
        return of(values).toEither(file + ": needs the lines " + BASE_URI + "=… and " + TOKEN + "=…");
    }

    private static Option<Credentials> of(Map<String, String> values) {
        return values.get(BASE_URI)
                .flatMap(baseUri -> values.get(TOKEN).map(token -> new Credentials(baseUri, token)))
                .filter(found -> !found.baseUri.isBlank() && !found.token.isBlank());
    }

    /** Settings for a client of this account, or what is wrong with the base URI or the token. */
    public Either<String, HttpSettings> settings() {
        return HttpSettings.parse(baseUri, token).mapLeft(InterventionError::message);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Credentials[" + baseUri + "]";
    }
}
