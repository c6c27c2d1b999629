package dev.interventions.http.json;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The object or array around a parser's position, with the keys seen in it. An instance is used again for each object and array at
 * its depth, so that a page of records needs only a few.
 */
final class Level {

    private static final int FEW = 16;

    private final @Nullable Level outer;
    private final int depth;
    private @Nullable Level inner;
    private boolean isObject;
    private int keys;
    private final Set<Field> known = EnumSet.noneOf(Field.class);
    private Set<String> unknown = new HashSet<>();
    private String lastKey = "";

    private Level(@Nullable Level outer, int depth) {
        this.outer = outer;
        this.depth = depth;
    }

    /** The level around the outermost object. */
    static Level outermost() {
        return new Level(null, 0);
    }

    /** Begins an object or an array in this one. */
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
        known.clear();
        if (unknown.size() > FEW) {
            // Clearing takes time by the capacity that the set once grew to, and a body may have many small objects.
            unknown = new HashSet<>();
        } else if (!unknown.isEmpty()) {
            unknown.clear();
        }
    }

    /** Ends this object or array, and returns the one around it. */
    Level end() {
        if (outer == null) {
            throw new IllegalStateException("nothing has begun");
        }
        return outer;
    }

    /** How many objects and arrays are open. */
    int depth() {
        return depth;
    }

    boolean isObject() {
        return isObject;
    }

    /** Adds the key of a known field; returns false for a duplicate. */
    boolean add(Field field) {
        lastKey = field.key();
        keys++;
        return known.add(field);
    }

    /** Adds another key; returns false for a duplicate. */
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

    /** Its name in messages. */
    String name() {
        if (outer == null || outer.depth == 0) {
            return "the response";
        }
        return outer.isObject ? outer.lastKey : "an element of " + outer.name();
    }
}
