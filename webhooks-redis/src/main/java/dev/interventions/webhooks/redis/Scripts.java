package dev.interventions.webhooks.redis;

import dev.interventions.webhooks.store.StoreFailure;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Runs scripts over a connection of Lettuce, and waits for their replies. */
final class Scripts {

    /** Less than the time that the platform waits for a response. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final RedisScriptingAsyncCommands<String, String> commands;
    private final BooleanSupplier isConnected;

    Scripts(RedisScriptingAsyncCommands<String, String> commands, BooleanSupplier isConnected) {
        this.commands = commands;
        this.isConnected = isConnected;
    }

    Either<StoreFailure, List<Object>> run(Script script, String prefix, List<String> arguments) {
        // Without a connection, Lettuce would keep the command and run it later, when nobody waits for its reply.
        if (!isConnected.getAsBoolean()) {
            return failed("not connected");
        }
        try {
            return Either.right(reply(script, new String[] {prefix}, arguments.toArray(String[]::new)));
        } catch (TimeoutException late) {
            return failed("no reply within " + TIMEOUT.toSeconds() + " s");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failed("the thread was interrupted");
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause() != null ? failure.getCause() : failure;
            return failed(String.valueOf(cause.getMessage()));
        } catch (RuntimeException failure) {
            return failed(String.valueOf(failure.getMessage()));
        }
    }

    private List<Object> reply(Script script, String[] keys, String[] arguments)
            throws InterruptedException, ExecutionException, TimeoutException {
        return commands.<List<Object>>evalsha(commands.digest(script.text()), ScriptOutputType.MULTI, keys, arguments)
                .exceptionallyCompose(failure -> isUnknownScript(failure)
                        ? commands.eval(script.text(), ScriptOutputType.MULTI, keys, arguments)
                        : java.util.concurrent.CompletableFuture.failedFuture(failure))
                .toCompletableFuture()
                .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A server that was restarted, or a replica that took over, doesn't have the scripts. */
    private static boolean isUnknownScript(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RedisNoScriptException;
    }

    private static <T> Either<StoreFailure, T> failed(String reason) {
        return Either.left(
                new StoreFailure("Redis: " + reason.lines().findFirst().orElse("")));
    }
}
