package dev.interventions.emulator.api;

import dev.interventions.domain.UserId;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens and the users to whom they belong: those in a seed, and those that were generated. */
public final class Tokens {

    private final Map<String, UserId> users = new ConcurrentHashMap<>();
    private final Map<UserId, String> tokens = new ConcurrentHashMap<>();

    /** Begins with these tokens. */
    public Tokens(io.vavr.collection.Map<String, UserId> known) {
        known.forEach((token, user) -> {
            users.put(token, user);
            tokens.put(user, token);
        });
    }

    /** The token of this user, generated if there is none. */
    public String of(UserId user) {
        return tokens.computeIfAbsent(user, this::generated);
    }

    private String generated(UserId user) {
        // An id may have characters that a header can't carry.
        String token = "token-of-"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(user.value().getBytes(StandardCharsets.UTF_8));
        users.put(token, user);
        return token;
    }

    public Option<UserId> userOf(String token) {
        return Option.of(users.get(token));
    }
}
