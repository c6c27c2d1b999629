package dev.interventions.inmemory;

/** The service's lock on one intervention, held as if a close or cancel were in progress, until it is released. */
public interface HeldLock extends AutoCloseable {

    /** Releases the lock; doing so again changes nothing. */
    @Override
    void close();
}
