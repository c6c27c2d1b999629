package dev.interventions.inmemory.store;

/** Checks arrangements for references to things that don't exist, and for duplicate ids: mistakes of the test. */
final class Preconditions {

    private Preconditions() {}

    static void require(boolean exists, String what, Object id) {
        if (!exists) {
            throw missing(what, id);
        }
    }

    static void requireNew(boolean isNew, String what, Object id) {
        if (!isNew) {
            throw new IllegalArgumentException(
                    "duplicate " + what + ": " + id + " is in this world already, or was added twice");
        }
    }

    static IllegalArgumentException missing(String what, Object id) {
        return new IllegalArgumentException("there is no " + what + " " + id + " in this world");
    }
}
