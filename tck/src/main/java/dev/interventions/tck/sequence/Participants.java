package dev.interventions.tck.sequence;

import dev.interventions.domain.Permission;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.time.Duration;

/** The agents, customers, threads and durations in sequences, each by its name in descriptions. */
final class Participants {

    private Participants() {}

    /** The sources: one with two threads, and another with one. */
    enum Source {
        HERE,
        ELSEWHERE
    }

    /** The agents, each with other permissions and sources. */
    @SuppressWarnings("ImmutableEnumChecker") // It doesn't know that Vavr's sets are immutable.
    enum Agent {
        OWNER("the owner", HashSet.of(Source.HERE)),
        COLLEAGUE("the colleague", HashSet.of(Source.values())),
        CARETAKER("the caretaker", HashSet.of(Source.HERE), Permission.UPDATE_OWN_INTERVENTION),
        EDITOR("the editor", HashSet.of(Source.values()), Permission.UPDATE_INTERVENTION),
        SUPERVISOR("the supervisor", HashSet.of(Source.values()), Permission.IMPERSONATE_USER),
        STRANGER("the stranger", HashSet.empty(), Permission.values()),
        /** Unknown to the backend: can be named, but calls no operation. */
        NOBODY("a user who doesn't exist", HashSet.empty());

        private final String name;
        private final Set<Source> reads;
        private final Set<Permission> permissions;

        Agent(String name, Set<Source> reads, Permission... permissions) {
            this.name = name;
            this.reads = reads;
            this.permissions = HashSet.of(permissions);
        }

        Set<Source> reads() {
            return reads;
        }

        Set<Permission> permissions() {
            return permissions;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The customers. */
    enum Customer {
        ANNA("Anna"),
        BEN("Ben"),
        CLARA("Clara");

        private final String name;

        Customer(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The threads in which they write. */
    enum Place {
        FIRST_THREAD("the first thread", Source.HERE),
        SECOND_THREAD("the second thread", Source.HERE),
        OTHER_SOURCE("the other source's thread", Source.ELSEWHERE);

        private final String name;
        private final Source source;

        Place(String name, Source source) {
            this.name = name;
            this.source = source;
        }

        Source source() {
            return source;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The durations of deferrals and pauses. */
    enum Span {
        SECOND("one second", Duration.ofSeconds(1)),
        ALMOST_AN_HOUR("3599 seconds", Duration.ofSeconds(3_599)),
        HOUR("one hour", Duration.ofHours(1)),
        DAY("one day", Duration.ofDays(1));

        private final String name;
        private final Duration length;

        Span(String name, Duration length) {
            this.name = name;
            this.length = length;
        }

        Duration length() {
            return length;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
