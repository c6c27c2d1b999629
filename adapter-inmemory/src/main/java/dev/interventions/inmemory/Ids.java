package dev.interventions.inmemory;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** How a {@link World} creates ids. They always have 24 hexadecimal digits. */
public enum Ids {
    /** Random, so that they look like the ids of the service. */
    RANDOM {
        @Override
        String text(long number) {
            HexFormat hex = HexFormat.of();
            ThreadLocalRandom random = ThreadLocalRandom.current();
            return hex.toHexDigits(random.nextInt()) + hex.toHexDigits(random.nextLong());
        }
    },
    /** Counted from 1 on, by one counter for ids of every kind, so that later ids are greater. */
    PREDICTABLE {
        @Override
        String text(long number) {
            HexFormat hex = HexFormat.of();
            return hex.toHexDigits(0) + hex.toHexDigits(number);
        }
    };

    /** The id with this number. */
    abstract String text(long number);

    /** The id of the event with this number. Predictable ones begin with a letter, so that they differ from other ids. */
    String ofEvent(long number) {
        return this == PREDICTABLE ? "e" + text(number).substring(1) : text(number);
    }
}
