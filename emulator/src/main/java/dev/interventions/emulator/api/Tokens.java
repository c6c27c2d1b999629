package dev.interventions.emulator.api;

import dev.interventions.domain.UserId;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens and the users to whom they belong: those in a seed, and those that were generated. */
public final class Tokens {

    private final Map<String, UserId> users = new ConcurrentHashMap<>();
    private final Map<UserId, String> tokens = new ConcurrentHashMap<>();

    private final String prefix;
    private volatile io.vavr.collection.Map<UserId, String> unprefixed = HashMap.empty();

    /** Begins with these tokens. */
    public Tokens(io.vavr.collection.Map<String, UserId> known) {
        this("", known);
    }

    /**
     * Begins with these tokens.
     *
     * @param prefix the prefix that is added to these and to generated tokens
     */
    public Tokens(String prefix, io.vavr.collection.Map<String, UserId> known) {
        this.prefix = prefix;
        addAll(known);
    }

    /** Adds these tokens. Each replaces the token of its user, which stays valid too. */
    public void addAll(io.vavr.collection.Map<String, UserId> known) {
        known.forEach((token, user) -> {
            users.put(prefix + token, user);
            tokens.put(user, prefix + token);
            add(user, token);
        });
    }

    private synchronized void add(UserId user, String token) {
        unprefixed = unprefixed.put(user, token);
    }

    /** The token of each user who has one, without the prefix. */
    public io.vavr.collection.Map<UserId, String> byUser() {
        return unprefixed;
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
        users.put(prefix + token, user);
        add(user, token);
        return prefix + token;
    }

    public Option<UserId> userOf(String token) {
        return Option.of(users.get(token));
    }
}
