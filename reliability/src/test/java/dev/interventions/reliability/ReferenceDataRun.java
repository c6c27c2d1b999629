package dev.interventions.reliability;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.http.ClientOnTime;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.reference.CachedReferenceData;
import dev.interventions.port.reference.CachedValue;
import dev.interventions.port.reference.CheckedInterventions;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads add to the reference data of an account, read them and check writes by them, while some requests have a fault. Since entries are
 * only added, a read has to return each entry that was added before it, and none that was added after it.
 */
final class ReferenceDataRun implements AutoCloseable {

    private static final int THREADS = 8;
    private static final int CALLS_OF_EACH = 100;
    private static final int FAULTS_IN_HUNDRED = 15;
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration MAX_AGE = Duration.ofSeconds(30);
    private static final List<Fault> FAULTS = Arrays.stream(Fault.values())
            .filter(fault -> fault != Fault.NONE && fault != Fault.REFUSES_CONNECTIONS)
            .toList();

    /** The kinds of outcomes, each of which a run has to see. */
    enum Kind {
        LIST,
        NO_LIST,
        NEW_IN_THE_CACHE,
        OLD_IN_THE_CACHE,
        REFUSED_BY_A_CHECK,
        NOT_CHECKED
    }

    /** An entry that was added to a list, and when. */
    private record AddedEntry(ReferenceList list, String id, Instant begun, Instant ended) {}

    private final FastTime time = new FastTime();
    private final DefiningAccount account = new DefiningAccount();
    private final SplittableRandom faults;
    private final long seed;
    private final FaultProxy proxy;
    private final EngageClient client;
    private final TimedReads reads;
    private final CachedReferenceData cache;
    private final Queue<AddedEntry> entries = new ConcurrentLinkedQueue<>();
    private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();
    private final Map<Kind, AtomicInteger> kinds = new ConcurrentHashMap<>();

    ReferenceDataRun(long seed) throws IOException {
        this.seed = seed;
        faults = new SplittableRandom(seed);
        proxy = new FaultProxy(account.emulator().baseUri(), request -> nextFault(), Lateness.of(Duration.ZERO));
        client = ClientOnTime.connect(
                HttpSettings.of(proxy.baseUri(), account::token)
                        .withBudget(RequestBudget.unlimited())
                        .withDeadline(DEADLINE)
                        .withMaxConnections(THREADS)
                        .withMaxBodyBytes(250_000),
                time);
        reads = new TimedReads(client.referenceData(), this::now);
        cache = CachedReferenceData.of(reads, MAX_AGE, this::now);
    }

    private synchronized Fault nextFault() {
        return faults.nextInt(100) < FAULTS_IN_HUNDRED ? FAULTS.get(faults.nextInt(FAULTS.size())) : Fault.NONE;
    }

    private Instant now() {
        return Instant.EPOCH.plusNanos(time.nanos());
    }

    void callAll() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> hosts = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Host host = new Host(thread);
                hosts.add(host::callAll);
            }
            for (Future<Void> ended : threads.invokeAll(hosts)) {
                ended.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    Collection<String> contradictions() {
        return contradictions;
    }

    Map<Kind, AtomicInteger> kinds() {
        return kinds;
    }

    private void saw(Kind kind) {
        kinds.computeIfAbsent(kind, unseen -> new AtomicInteger()).incrementAndGet();
    }

    /** Reports the contradictions in a list that was read between these moments. */
    private void check(ReferenceList list, Set<String> shown, Instant after, Instant before) {
        for (AddedEntry entry : entries) {
            if (entry.list() != list) {
                continue;
            }
            boolean isShown = shown.contains(entry.id());
            if (!isShown && entry.ended().isBefore(after)) {
                contradictions.add(list + " read after " + after + " lacks " + entry);
            }
            if (isShown && entry.begun().isAfter(before)) {
                contradictions.add(list + " read before " + before + " has " + entry);
            }
        }
        if (!shown.contains("arranged-0") || !shown.contains("arranged-159")) {
            contradictions.add(list + " is not whole: " + shown.size() + " entries");
        }
    }

    /** One thread. */
    private final class Host {

        private final SplittableRandom chance;
        private final int thread;
        private final InterventionId intervention = account.opened();
        private int added;

        Host(int thread) {
            this.thread = thread;
            chance = new SplittableRandom(seed + thread * 7_919L);
        }

        Void callAll() {
            for (int call = 0; call < CALLS_OF_EACH; call++) {
                ReferenceList list = ReferenceList.values()[chance.nextInt(ReferenceList.values().length)];
                switch (chance.nextInt(6)) {
                    case 0 -> add(list);
                    case 1 -> read(list);
                    case 2 -> readFromTheCache(list, false);
                    case 3 -> readFromTheCache(list, true);
                    case 4 -> writeWhatIsDefined();
                    default -> writeWhatIsUndefined();
                }
            }
            return null;
        }

        private String add(ReferenceList list) {
            String id = "added-" + thread + "-" + added++;
            Instant begun = now();
            list.add(account.world(), account.agent(), id);
            entries.add(new AddedEntry(list, id, begun, now()));
            return id;
        }

        private void read(ReferenceList list) {
            Instant begun = now();
            Either<InterventionError, Set<String>> outcome = list.read(client.referenceData());
            Instant ended = now();
            saw(outcome.isRight() ? Kind.LIST : Kind.NO_LIST);
            outcome.forEach(shown -> check(list, shown, begun, ended));
        }

        private void readFromTheCache(ReferenceList list, boolean again) {
            Instant begun = now();
            Either<InterventionError, CachedValue<Set<String>>> outcome = list.read(cache, again);
            Instant ended = now();
            outcome.forEach(known -> {
                saw(known.failure().isEmpty() ? Kind.NEW_IN_THE_CACHE : Kind.OLD_IN_THE_CACHE);
                check(list, known.value(), known.readAt(), ended);
                checkAge(list, known, again, begun, ended);
            });
        }

        private void checkAge(ReferenceList list, CachedValue<?> known, boolean again, Instant begun, Instant ended) {
            Duration mostAge = Duration.between(known.readAt(), ended);
            Duration leastAge = Duration.between(known.readAt(), begun);
            if (known.age().compareTo(mostAge) > 0 || known.age().compareTo(leastAge) < 0) {
                contradictions.add(
                        list + " says that its age is " + known.age() + ", but it is " + leastAge + " to " + mostAge);
            }
            boolean isTooOld = again
                    ? known.readAt().isBefore(begun)
                    : leastAge.compareTo(MAX_AGE) > 0 && !wasInProgress(list, known, begun);
            if (isTooOld && known.failure().isEmpty()) {
                contradictions.add(
                        list + " was read at " + known.readAt() + ", and no failure says why not after " + begun);
            }
        }

        /** Whether the list comes from a read that had not ended at this moment. On a machine under load, it can be a long one. */
        private boolean wasInProgress(ReferenceList list, CachedValue<?> known, Instant moment) {
            return reads.endOf(list, known.readAt()).isAfter(moment);
        }

        // ---- what is checked ----

        private CheckedInterventions checked() {
            return CheckedInterventions.of(client.interventions(), cache);
        }

        private void writeWhatIsDefined() {
            String category = add(ReferenceList.CATEGORIES);
            String field = add(ReferenceList.CUSTOM_FIELDS);
            if (isRefused(checked().categorize(intervention, CategoryId.of(category)))) {
                contradictions.add("category " + category + " is refused, and is defined");
            }
            if (isRefused(checked().updateCustomField(intervention, field, CustomFieldValue.of("x")))) {
                contradictions.add("field " + field + " is refused, and is defined");
            }
        }

        private void writeWhatIsUndefined() {
            saw(
                    isRefused(checked().categorize(intervention, CategoryId.of("undefined")))
                            ? Kind.REFUSED_BY_A_CHECK
                            : Kind.NOT_CHECKED);
        }

        private boolean isRefused(Either<InterventionError, Intervention> outcome) {
            return outcome.isLeft() && outcome.getLeft() instanceof NotAllowed;
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        proxy.close();
        account.close();
    }
}
