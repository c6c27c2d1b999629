package dev.interventions.emulator.journal;

import dev.interventions.domain.UserId;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * A request to the API that the emulator received, and its outcome. No token is in it, as long as tokens come where
 * they belong: in the header {@code Authorization} or as {@code access_token}.
 *
 * @param number counts the requests from 1, in the order in which they were received
 * @param receivedAfter how long after the emulator's start the request had been read, its body included. It is measured by {@link
 *     System#nanoTime}, so that differences are exact, and never less than that of an earlier number
 * @param method the method of HTTP, such as {@code PUT}
 * @param path the path as it was sent, such as {@code /1.0/interventions/ID/close}
 * @param parameters what the query and the body say, by the names that they have in a query, such as {@code category_ids[]} and {@code
 *     impersonated_user_id}; the body's replace those of the same name in the query. A parameter that is no list has one value. What has
 *     {@code access_token} in its name is left out, and so is what can't be read
 * @param user to whom the token belongs, absent if it is unknown or missing; as whom the call acts, {@code impersonated_user_id} says
 * @param status the status of the response; absent while the request is under way, and where the connection was dropped without a response
 * @param applied whether a write took effect at this request. One that is answered by a 200 did, even if it changed nothing; where
 *     a simulated fault hides the effect from the caller, it is known here. Reads and refused writes have none
 */
public record JournalEntry(
        long number,
        Duration receivedAfter,
        String method,
        String path,
        Map<String, Seq<String>> parameters,
        Option<UserId> user,
        Option<Integer> status,
        boolean applied) {}
