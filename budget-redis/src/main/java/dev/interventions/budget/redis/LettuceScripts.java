package dev.interventions.budget.redis;

import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Runs scripts over a connection of Lettuce, with one round trip each once the server has them. */
final class LettuceScripts implements RedisScripts {

    private final RedisScriptingAsyncCommands<String, String> commands;
    private final BooleanSupplier isConnected;
    private final Map<String, String> digests = new ConcurrentHashMap<>();

    LettuceScripts(RedisScriptingAsyncCommands<String, String> commands, BooleanSupplier isConnected) {
        this.commands = commands;
        this.isConnected = isConnected;
    }

    @Override
    public CompletionStage<List<Long>> run(String script, List<String> keys, List<String> arguments) {
        if (!isConnected.getAsBoolean()) {
            // Without a connection, Lettuce would keep the command and run it later, when nobody waits for its reply.
            return CompletableFuture.failedFuture(new RedisConnectionException("not connected"));
        }
        String[] keyArray = keys.toArray(String[]::new);
        String[] argumentArray = arguments.toArray(String[]::new);
        CompletionStage<List<Long>> reply =
                commands.evalsha(digest(script), ScriptOutputType.MULTI, keyArray, argumentArray);
        return reply.exceptionallyCompose(failure -> isUnknownScript(failure)
                ? commands.eval(script, ScriptOutputType.MULTI, keyArray, argumentArray)
                : CompletableFuture.failedFuture(failure));
    }

    private String digest(String script) {
        return digests.computeIfAbsent(script, commands::digest);
    }

    /** A server that was restarted, or a replica that took over, doesn't have the scripts. */
    private static boolean isUnknownScript(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RedisNoScriptException;
    }
}
