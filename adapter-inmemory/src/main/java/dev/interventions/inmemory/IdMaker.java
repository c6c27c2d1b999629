package dev.interventions.inmemory;

import java.util.concurrent.ThreadLocalRandom;

/** Makes the texts of ids. The number of the last one is part of the state, so that a repeated update takes the same again. */
final class IdMaker {

    private final Ids kind;

    IdMaker(Ids kind) {
        this.kind = kind;
    }

    WorldState next(WorldState before) {
        return before.withLastNumber(before.lastNumber() + 1);
    }

    /** The text for the number that was taken last. */
    String text(WorldState numbered) {
        return kind == Ids.PREDICTABLE
                ? String.format("%024x", numbered.lastNumber())
                : String.format(
                        "%016x%08x",
                        ThreadLocalRandom.current().nextLong(),
                        ThreadLocalRandom.current().nextInt());
    }
}
