package dev.interventions.emulator.journal;

import dev.interventions.domain.UserId;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * A request to the API that the emulator received, and its outcome. It holds no token, provided that the client sends tokens in the
 * header {@code Authorization} or as {@code access_token}.
 *
 * @param number the position of the request, counted from 1 in the order in which requests were received
 * @param receivedAfter the time from the emulator's start until the request had been read, its body included; measured by {@link
 *     System#nanoTime}, and never less than that of a lower number
 * @param method the HTTP method, such as {@code PUT}
 * @param path the path as it was sent, such as {@code /1.0/interventions/ID/close}
 * @param parameters the parameters of the query and the body by their names in a query, such as {@code category_ids[]} and {@code
 *     impersonated_user_id}; those of the body replace those of the same name in the query. A parameter that is no list has one value. Left
 *     out are parameters with {@code access_token} in their names, {@code secret} and {@code verify_token} of webhooks, and parameters that
 *     can't be read
 * @param headers by their names in lower case; of several with one name, the first. {@code authorization}, {@code proxy-authorization}
 *     and {@code cookie} have the value {@code [masked]}, and so has the token in others
 * @param user the user to whom the token belongs, absent if the token is unknown or missing. An impersonated user is the parameter {@code
 *     impersonated_user_id}
 * @param status the status of the response; absent while the request is in progress, and where the connection was dropped without a
 *     response
 * @param took the time from {@code receivedAfter} until the outcome was known; absent while the request is in progress
 * @param applied whether the request was a write that took effect. A write with a 200 did, even if it changed nothing; one whose effect a
 *     simulated fault hides from the caller may have. Reads and refused writes did not
 */
public record JournalEntry(
        long number,
        Duration receivedAfter,
        String method,
        String path,
        Map<String, Seq<String>> parameters,
        Map<String, String> headers,
        Option<UserId> user,
        Option<Integer> status,
        Option<Duration> took,
        boolean applied) {}
