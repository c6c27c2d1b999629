package dev.interventions.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Records the observations that have stopped. */
final class RecordingHandler implements ObservationHandler<Observation.Context> {

    final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();

    static RecordingHandler in(ObservationRegistry registry) {
        RecordingHandler handler = new RecordingHandler();
        registry.observationConfig().observationHandler(handler);
        return handler;
    }

    @Override
    public void onStop(Observation.Context context) {
        stopped.add(context);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }

    Observation.Context only() {
        if (stopped.size() != 1) {
            throw new AssertionError("not one observation: " + stopped);
        }
        return stopped.get(0);
    }

    /** The values of the low-cardinality keys in the order of the keys' names. */
    static String tags(Observation.Context context) {
        return context.getLowCardinalityKeyValues().stream()
                .map(KeyValue::getValue)
                .collect(Collectors.joining(" "));
    }
}
