package dev.interventions.http.json;

/** Limits the categories and custom fields of a response, since they take a large multiple of its bytes as memory. */
final class EntryLimit {

    /** No account has nearly as many custom fields or categories (<em>choice</em>). */
    static final int MAX_ENTRIES = StrictParser.MAX_KEYS;

    /** Elements of lists and custom fields of all records together (<em>choice</em>). */
    static final int MAX_ENTRIES_IN_ALL = 20_000;

    private int entries;

    void count() {
        entries++;
        if (entries > MAX_ENTRIES_IN_ALL) {
            throw new MalformedException("there are more than " + MAX_ENTRIES_IN_ALL + " entries in all");
        }
    }

    /** Counts one more element of a list that now has this many. */
    void countElement(String name, int elements) {
        if (elements > MAX_ENTRIES) {
            throw new MalformedException(name + " has more than " + MAX_ENTRIES + " entries");
        }
        count();
    }
}
