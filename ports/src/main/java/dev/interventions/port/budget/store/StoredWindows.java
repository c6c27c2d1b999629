package dev.interventions.port.budget.store;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The windows of a budget, by account. Those that have been unused for one span are removed when others are added. */
final class StoredWindows {

    private static final int MIN_CLEANUP_SIZE = 64;

    private final Function<String, StoredWindow> creation;

    /** Held only briefly, never while a window is used. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<String, Entry> entries = new HashMap<>();
    private int cleanupSize = MIN_CLEANUP_SIZE;

    StoredWindows(Function<String, StoredWindow> creation) {
        this.creation = creation;
    }

    /** Uses the window of an account, which isn't removed meanwhile. */
    <T> T use(String account, Function<StoredWindow, T> use) {
        Entry entry = enter(account);
        try {
            return use.apply(entry.window);
        } finally {
            leave(entry);
        }
    }

    private Entry enter(String account) {
        lock.lock();
        try {
            Entry entry = entries.get(account);
            if (entry == null) {
                removeIdle();
                entry = new Entry(creation.apply(account));
                entries.put(account, entry);
            }
            entry.users++;
            return entry;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Entry entry) {
        lock.lock();
        try {
            entry.users--;
        } finally {
            lock.unlock();
        }
    }

    /** Runs only when the number of windows has doubled, so that the cost of a new account doesn't grow with their number. */
    private void removeIdle() {
        if (entries.size() >= cleanupSize) {
            entries.values().removeIf(entry -> entry.users == 0 && entry.window.isIdle());
            cleanupSize = Math.max(MIN_CLEANUP_SIZE, 2 * entries.size());
        }
    }

    int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    private static final class Entry {

        private final StoredWindow window;

        /** Guarded by the lock. */
        private int users;

        private Entry(StoredWindow window) {
            this.window = window;
        }
    }
}
