package dev.interventions.inmemory;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Makes the texts of ids. The number of the last one is part of the state, so that a repeated update takes the same again. */
final class IdGenerator {

    private final Ids kind;

    IdGenerator(Ids kind) {
        this.kind = kind;
    }

    WorldState next(WorldState before) {
        return before.withLastNumber(before.lastNumber() + 1);
    }

    /** The text for the number that was taken last. */
    String text(WorldState numbered) {
        HexFormat hex = HexFormat.of();
        return kind == Ids.PREDICTABLE
                ? hex.toHexDigits(0) + hex.toHexDigits(numbered.lastNumber())
                : hex.toHexDigits(ThreadLocalRandom.current().nextInt())
                        + hex.toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
