package dev.interventions.benchmarks.emulator;

/** Measures the runnable jar of the emulator. */
public final class EmulatorBenchmark {

    private EmulatorBenchmark() {}

    /** Arguments: the jar; {@code start}, {@code requests} or {@code memory}; and for memory the minutes, clients and requests in a second. */
    public static void main(String... arguments) throws Exception {
        String jar = arguments[0];
        switch (arguments[1]) {
            case "start" -> EmulatorStart.measure(jar);
            case "requests" -> EmulatorRequests.measure(jar);
            case "memory" ->
                EmulatorMemory.measure(
                        jar,
                        Integer.parseInt(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[4]));
            default -> throw new IllegalArgumentException("unknown: " + arguments[1]);
        }
    }
}
