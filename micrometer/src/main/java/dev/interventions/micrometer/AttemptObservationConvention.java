package dev.interventions.micrometer;

import dev.interventions.http.event.AttemptInterceptor.Attempt;
import dev.interventions.http.event.AttemptInterceptor.Result;
import dev.interventions.micrometer.InterventionsObservationDocumentation.AttemptHighCardinalityKeys;
import dev.interventions.micrometer.InterventionsObservationDocumentation.AttemptLowCardinalityKeys;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The names and keys of attempts' observations, by OpenTelemetry's conventions for HTTP clients. A host overrides what it wants otherwise.
 */
public interface AttemptObservationConvention extends ObservationConvention<AttemptObservationContext> {

    /** The convention that {@code docs/metrics.md} describes. */
    AttemptObservationConvention DEFAULT = new AttemptObservationConvention() {};

    /** The same with {@code url.template}, which is then a part of spans' names too, as in {@code GET /interventions/{id}}. */
    static AttemptObservationConvention withUrlTemplate() {
        return new AttemptObservationConvention() {
            @Override
            public String getContextualName(AttemptObservationContext context) {
                return context.attempt().method() + " " + context.attempt().uriTemplate();
            }

            @Override
            public KeyValues getLowCardinalityKeyValues(AttemptObservationContext context) {
                return DEFAULT.getLowCardinalityKeyValues(context)
                        .and(AttemptLowCardinalityKeys.URL_TEMPLATE.withValue(
                                context.attempt().uriTemplate()));
            }
        };
    }

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof AttemptObservationContext;
    }

    @Override
    default String getName() {
        return "interventions.attempt";
    }

    @Override
    default String getContextualName(AttemptObservationContext context) {
        return context.attempt().method();
    }

    @Override
    default KeyValues getLowCardinalityKeyValues(AttemptObservationContext context) {
        Attempt attempt = context.attempt();
        return KeyValues.of(
                AttemptLowCardinalityKeys.METHOD.withValue(attempt.method()),
                AttemptLowCardinalityKeys.SERVER_ADDRESS.withValue(host(attempt.uri())),
                AttemptLowCardinalityKeys.SERVER_PORT.withValue(Integer.toString(port(attempt.uri()))),
                AttemptLowCardinalityKeys.STATUS_CODE.withValue(statusCode(context.getResponse())),
                AttemptLowCardinalityKeys.ERROR_TYPE.withValue(ObservedFailure.typeOf(context.getError())),
                AttemptLowCardinalityKeys.PURPOSE.withValue(
                        attempt.purpose().name().toLowerCase(Locale.ROOT)));
    }

    @Override
    default KeyValues getHighCardinalityKeyValues(AttemptObservationContext context) {
        Attempt attempt = context.attempt();
        KeyValues values = KeyValues.of(
                AttemptHighCardinalityKeys.URL.withValue(attempt.uri().toString()),
                AttemptHighCardinalityKeys.CALL_ID.withValue(attempt.call().id()));
        return attempt.number() == 1
                ? values
                : values.and(AttemptHighCardinalityKeys.RESEND_COUNT.withValue(Integer.toString(attempt.number() - 1)));
    }

    private static String statusCode(@Nullable Result result) {
        return result == null
                ? KeyValue.NONE_VALUE
                : result.response().fold(lost -> KeyValue.NONE_VALUE, status -> Integer.toString(status));
    }

    private static String host(URI uri) {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
