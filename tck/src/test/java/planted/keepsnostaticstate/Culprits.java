package planted.keepsnostaticstate;

import io.vavr.collection.List;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

final class Culprits {

    static int culpritNotFinal;
    static final Map<String, String> CULPRIT_MAP = new HashMap<>();
    static final AtomicLong CULPRIT_COUNTER = new AtomicLong();
    static final ThreadLocal<String> CULPRIT_OF_A_THREAD = new ThreadLocal<>();
    static final String[] CULPRIT_ARRAY = {};
    static final Object CULPRIT_UNTYPED = new Object();
    static final StringBuilder CULPRIT_TEXT = new StringBuilder();
    static final Remembering CULPRIT_OF_ITS_OWN = new Remembering();
    static final Shape CULPRIT_IN_A_SUBCLASS = new Remembering();
    static List<String> culpritImmutableButNotFinal = List.empty();

    private Culprits() {}

    interface Shape {}

    static class Remembering implements Shape {
        private final Last last = new Last();
    }

    static class Last {
        private String value = "";
    }

    enum CulpritSingleton {
        CULPRIT_INSTANCE;

        private final Map<String, String> cache = new HashMap<>();
    }
}
