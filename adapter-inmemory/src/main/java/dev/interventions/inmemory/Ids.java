package dev.interventions.inmemory;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** How a {@link World} makes the ids of what is added to it: always 24 hexadecimal digits, greater ones for later things if predictable. */
public enum Ids {
    /** Random; they look like those of the service. */
    RANDOM {
        @Override
        String text(long number) {
            HexFormat hex = HexFormat.of();
            ThreadLocalRandom random = ThreadLocalRandom.current();
            return hex.toHexDigits(random.nextInt()) + hex.toHexDigits(random.nextLong());
        }
    },
    /** Counted from 1 on, one counter for ids of every kind. */
    PREDICTABLE {
        @Override
        String text(long number) {
            HexFormat hex = HexFormat.of();
            return hex.toHexDigits(0) + hex.toHexDigits(number);
        }
    };

    /** The id with this number. */
    abstract String text(long number);

    /** The id of the event with this number. Counted ones begin with a letter, so that they differ from other ids. */
    String ofEvent(long number) {
        return this == PREDICTABLE ? "e" + text(number).substring(1) : text(number);
    }
}
