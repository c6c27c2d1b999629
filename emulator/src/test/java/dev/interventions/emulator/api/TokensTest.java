package dev.interventions.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.UserId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final int THREADS = 8;
    private static final int USERS = 3_000;

    private final Tokens tokens = new Tokens(HashMap.empty());

    @Test
    void concurrently_generated_tokens_each_belong_to_their_user() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Boolean>> asked = callers.invokeAll(
                    IntStream.range(0, THREADS).mapToObj(this::asking).toList());
            for (Future<Boolean> one : asked) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(Vector.range(0, THREADS * USERS).map(TokensTest::user))
                .allMatch(user -> tokens.userOf(tokens.of(user)).contains(user));
    }

    private Callable<Boolean> asking(int thread) {
        return () -> Vector.range(thread * USERS, (thread + 1) * USERS)
                .map(TokensTest::user)
                .forAll(user -> tokens.userOf(tokens.of(user)).contains(user));
    }

    private static UserId user(int number) {
        return UserId.of("u" + number);
    }
}
