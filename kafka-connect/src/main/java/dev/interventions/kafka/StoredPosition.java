package dev.interventions.kafka;

import dev.interventions.feed.FeedPosition;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** A position of the feed as Connect stores it: the source partition is the account's name, the source offset the position's text. */
final class StoredPosition {

    private static final String ACCOUNT = "account";
    private static final String POSITION = "position";

    private StoredPosition() {}

    static Map<String, String> partition(String account) {
        return Map.of(ACCOUNT, account);
    }

    static Map<String, String> offset(FeedPosition position) {
        return Map.of(POSITION, position.toString());
    }

    /**
     * The position in this source offset, or the beginning if there is none.
     *
     * @throws ConnectException if the offset isn't a position
     */
    static FeedPosition read(String account, @Nullable Map<String, ?> offset) {
        return offset == null
                ? FeedPosition.start()
                : FeedPosition.parse(String.valueOf(offset.get(POSITION)))
                        .getOrElseThrow(error -> new ConnectException("the offset of account " + account
                                + " can't be read (" + error.message()
                                + "): stop the connector and delete its offsets to copy the account again"));
    }

    /**
     * Checks that a task can continue from this source partition and offset.
     *
     * @throws ConnectException if it can't
     */
    static void require(Map<String, ?> partition, @Nullable Map<String, ?> offset) {
        if (partition.size() != 1 || !(partition.get(ACCOUNT) instanceof String account)) {
            throw new ConnectException(
                    "a source partition must have exactly one field, " + ACCOUNT + ", with the account's name");
        }
        read(account, offset);
    }
}
