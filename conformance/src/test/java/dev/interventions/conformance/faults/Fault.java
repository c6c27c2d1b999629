package dev.interventions.conformance.faults;

/**
 * One thing that an adapter gets wrong.
 *
 * @param rule the id of the rule that it breaks
 * @param sentence what it does, in words
 * @param wrong what it does
 */
record Fault(String rule, String sentence, FaultyBehavior wrong) {
    @Override
    public String toString() {
        return rule + ": " + sentence;
    }
}
