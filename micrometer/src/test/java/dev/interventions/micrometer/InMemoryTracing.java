package dev.interventions.micrometer;

import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** OpenTelemetry's SDK behind a registry of observations, as a host has it, with an exporter that keeps the spans in memory. */
final class InMemoryTracing implements AutoCloseable {

    private static final String NO_SPAN = "0000000000000000";

    final ObservationRegistry registry = ObservationRegistry.create();

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build();

    InMemoryTracing() {
        Tracer tracer = provider.get("test");
        OtelTracer bridge = new OtelTracer(tracer, new OtelCurrentTraceContext(), event -> {});
        OtelPropagator propagator =
                new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), tracer);
        registry.observationConfig()
                .observationHandler(new FirstMatchingCompositeObservationHandler(
                        new PropagatingSenderTracingObservationHandler<>(bridge, propagator),
                        new DefaultTracingObservationHandler(bridge)));
    }

    /** The ended spans in the order in which they started. */
    List<SpanData> spans() {
        return exporter.getFinishedSpanItems().stream()
                .sorted(Comparator.comparingLong(SpanData::getStartEpochNanos))
                .toList();
    }

    /** The spans of requests. */
    List<SpanData> clientSpans() {
        return spans().stream()
                .filter(span -> span.getKind() == SpanKind.CLIENT)
                .toList();
    }

    /** The trees of the spans: a line for each span with its kind, name and error, indented under its parent. */
    String tree() {
        return children(NO_SPAN, "");
    }

    private String children(String parent, String indentation) {
        StringBuilder lines = new StringBuilder();
        spans().stream()
                .filter(span -> span.getParentSpanId().equals(parent))
                .forEach(span -> lines.append(indentation)
                        .append(line(span))
                        .append('\n')
                        .append(children(span.getSpanId(), indentation + "  ")));
        return lines.toString();
    }

    private static String line(SpanData span) {
        return Stream.of(
                        span.getKind().name(),
                        span.getName(),
                        attribute(span, "interventions.purpose"),
                        attribute(span, "error.type"))
                .filter(word -> word != null && !word.equals("none"))
                .reduce((left, right) -> left + " " + right)
                .orElseThrow();
    }

    static @Nullable String attribute(SpanData span, String key) {
        return span.getAttributes().get(AttributeKey.stringKey(key));
    }

    @Override
    public void close() {
        provider.close();
    }
}
