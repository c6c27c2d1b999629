package dev.interventions.http.json;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object or a list that a {@link StrictParser} is in, and the keys that it has seen in there. Serves one after the other at its
 * depth, so that a page of records needs a few of these only.
 */
final class Level {

    private static final int FEW = 16;

    private final @Nullable Level outer;
    private final int depth;
    private @Nullable Level inner;
    private boolean isObject;
    private int keys;
    /** A bit for each known field. */
    private long known;

    private Set<String> unknown = new HashSet<>();
    private String lastKey = "";

    private Level(@Nullable Level outer, int depth) {
        this.outer = outer;
        this.depth = depth;
    }

    /** What the outermost object is in. */
    static Level outermost() {
        return new Level(null, 0);
    }

    /** The object or list that begins here. */
    Level begin(boolean isAnObject) {
        if (inner == null) {
            inner = new Level(this, depth + 1);
        }
        inner.reset(isAnObject);
        return inner;
    }

    private void reset(boolean isAnObject) {
        isObject = isAnObject;
        keys = 0;
        known = 0;
        if (unknown.size() > FEW) {
            // Clearing takes as long as the set was large once, which a body with many small objects would pay for
            // each.
            unknown = new HashSet<>();
        } else if (!unknown.isEmpty()) {
            unknown.clear();
        }
    }

    /** What this object or list is in. */
    Level end() {
        if (outer == null) {
            throw new IllegalStateException("nothing has begun");
        }
        return outer;
    }

    /** How many objects and lists there are around this point. */
    int depth() {
        return depth;
    }

    boolean isObject() {
        return isObject;
    }

    /** Adds a known key, and says whether it is the first one of its name. */
    boolean add(Field field) {
        long bit = 1L << field.ordinal();
        boolean isNew = (known & bit) == 0;
        known |= bit;
        lastKey = field.key();
        keys++;
        return isNew;
    }

    /** Adds an unknown key, and says whether it is the first one of its name. */
    boolean add(String key) {
        lastKey = key;
        keys++;
        return unknown.add(key);
    }

    /** The key that was added last. */
    String lastKey() {
        return lastKey;
    }

    int keys() {
        return keys;
    }

    /** Where it is, for people. */
    String name() {
        if (outer == null || outer.depth == 0) {
            return "the response";
        }
        return outer.isObject ? outer.lastKey : "an element of " + outer.name();
    }
}
