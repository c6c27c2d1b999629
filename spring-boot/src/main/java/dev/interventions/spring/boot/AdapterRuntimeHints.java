package dev.interventions.spring.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/** What the HTTP adapter finds by name or by reflection, for native images. */
final class AdapterRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources()
                .registerPattern("dev/interventions/http/connection/version.txt")
                .registerPattern("org/apache/hc/client5/version.properties")
                .registerPattern("META-INF/services/jakarta.json.spi.JsonProvider");
        hints.reflection()
                .registerType(TypeReference.of("org.apache.hc.client5.http.ssl.TlsSocketStrategy"))
                .registerType(
                        TypeReference.of("org.eclipse.parsson.JsonProviderImpl"),
                        MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS)
                .registerType(
                        TypeReference.of("dev.interventions.http.json.ErrorReader$ErrorBody"),
                        MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)
                .registerType(
                        TypeReference.of("dev.interventions.http.json.ErrorReader$ErrorBodyDeserializer"),
                        MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
    }
}
