package dev.interventions.spring.boot.budget;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** The scripts of the stores, for native images. */
final class StoreRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources()
                .registerPattern("dev/interventions/budget/redis/*.lua")
                .registerPattern("db/interventions-budget/*.sql");
    }
}
