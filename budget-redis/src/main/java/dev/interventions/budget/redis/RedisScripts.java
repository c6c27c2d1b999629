package dev.interventions.budget.redis;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Runs Lua scripts in Redis. Implement it for clients other than Lettuce: with a client that blocks, such as Jedis, on a thread of its own,
 * since {@link #run} must return at once.
 *
 * <pre>{@code
 * RedisScripts scripts = (script, keys, arguments) -> CompletableFuture.supplyAsync(
 *         () -> (List<Long>) jedis.eval(script, keys, arguments), executor);
 * }</pre>
 */
@FunctionalInterface
public interface RedisScripts {

    /**
     * Runs a script on the server that may write, by {@code EVAL}, or by {@code EVALSHA} where the server has the script already.
     *
     * @param keys all in the same hash slot
     * @return the script's reply, a list of integers; or exceptionally, if Redis is unavailable or refuses to run the script, with a message
     *     that contains no password
     */
    CompletionStage<List<Long>> run(String script, List<String> keys, List<String> arguments);
}
