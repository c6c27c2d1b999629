package dev.interventions.budget.redis;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Runs Lua scripts in Redis. Implement this for clients other than Lettuce. {@link #run} must return at once, so a blocking client such as
 * Jedis needs a thread of its own. Implementations must be thread-safe.
 *
 * <pre>{@code
 * RedisScripts scripts = (script, keys, arguments) -> CompletableFuture.supplyAsync(
 *         () -> (List<Long>) jedis.eval(script, keys, arguments), executor);
 * }</pre>
 */
@FunctionalInterface
public interface RedisScripts {

    /**
     * Runs a script on the primary server, by {@code EVAL}, or by {@code EVALSHA} if the server has the script already.
     *
     * @param script the text of the script
     * @param keys the keys, all in the same hash slot
     * @param arguments the values of {@code ARGV}
     * @return the script's reply, a list of integers. Completes exceptionally if Redis is unavailable or refuses to run the script, with a
     *     message that contains no password
     */
    CompletionStage<List<Long>> run(String script, List<String> keys, List<String> arguments);
}
