package dev.interventions.emulator.json;

import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.util.Locale;
import java.util.function.Function;

/** The names of the domain's enum constants on the wire and in seed files: {@code CREATED_AT} is {@code created_at}. */
public final class WireNames {

    private WireNames() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public static <E extends Enum<E>> Map<String, E> of(E[] constants) {
        return Vector.of(constants).toLinkedMap(WireNames::of, Function.identity());
    }
}
