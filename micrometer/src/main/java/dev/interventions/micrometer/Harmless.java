package dev.interventions.micrometer;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls handlers and conventions of the host. Whatever they throw, the operation goes on. */
final class Harmless {

    private static final Logger LOG = LoggerFactory.getLogger("dev.interventions.micrometer");

    private Harmless() {}

    static void run(Runnable observing) {
        get(
                () -> {
                    observing.run();
                    return true;
                },
                false);
    }

    static <T> T get(Supplier<T> observing, T otherwise) {
        try {
            return observing.get();
        } catch (VirtualMachineError fatal) {
            throw fatal;
        } catch (Throwable thrown) {
            LOG.debug("an observation failed; the operation goes on", thrown);
            return otherwise;
        }
    }
}
