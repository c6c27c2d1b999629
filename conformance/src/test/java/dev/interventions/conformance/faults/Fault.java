package dev.interventions.conformance.faults;

/**
 * One defect of an adapter.
 *
 * @param rule the id of the rule that it breaks
 * @param sentence the wrong behavior, in words
 * @param behavior the adapter or backend with the defect
 */
record Fault(String rule, String sentence, FaultyBehavior behavior) {
    @Override
    public String toString() {
        return rule + ": " + sentence;
    }
}
