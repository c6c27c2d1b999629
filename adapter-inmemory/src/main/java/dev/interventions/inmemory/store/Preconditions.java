package dev.interventions.inmemory.store;

/** What must exist before something is arranged. If it doesn't, the test is wrong. */
final class Preconditions {

    private Preconditions() {}

    static void require(boolean exists, String what, Object id) {
        if (!exists) {
            throw missing(what, id);
        }
    }

    static IllegalArgumentException missing(String what, Object id) {
        return new IllegalArgumentException("there is no " + what + " " + id + " in this world");
    }
}
