package dev.interventions.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.reference.Category;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of reference data, their cache, and the writes checked by them, with each fault. */
@Timeout(180)
class ReferenceDataFaultsTest {

    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration MAX_AGE = Duration.ofMinutes(5);
    private static final CategoryId UNSELECTABLE = CategoryId.of("unselectable");
    private static final CategoryId NEW = CategoryId.of("new");

    private final VirtualTime time = new VirtualTime();
    private final DefiningAccount account = new DefiningAccount();
    private final AtomicInteger read = new AtomicInteger();
    /** The fault of each read: the first is 1. Writes have none. */
    private volatile IntFunction<Fault> faults = number -> Fault.NONE;

    private Instant now = Instant.parse("2024-02-29T12:00:00Z");

    private FaultProxy proxy;
    private EngageClient client;
    private CachedReferenceData cache;

    @BeforeEach
    void connect() throws IOException {
        proxy = new FaultProxy(
                account.emulator().baseUri(), this::faultOf, Lateness.untilTheEnd(), ClientDeadline.at(DEADLINE, time));
        client = ClientOnTime.connect(
                HttpSettings.of(proxy.baseUri(), account::token)
                        .withBudget(RequestBudget.unlimited())
                        .withDeadline(DEADLINE)
                        .withResponseTimeout(LONG)
                        .withMaxBodyBytes(200_000),
                time);
        cache = CachedReferenceData.of(client.referenceData(), MAX_AGE, () -> now);
        account.world().addCategory(Category.withId(UNSELECTABLE).asUnselectable());
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        proxy.close();
        account.close();
    }

    private Fault faultOf(HttpMessage request) {
        return request.isWrite() ? Fault.NONE : faults.apply(read.incrementAndGet());
    }

    private Set<String> held(ReferenceList list) {
        return list.read(account.world().referenceData(account.agent())).get();
    }

    /** One of the lists for each fault; all are read in the same way. */
    private static ReferenceList listFor(Fault each) {
        ReferenceList[] lists = ReferenceList.values();
        return lists[Math.floorMod(each.name().hashCode(), lists.length)];
    }

    // ---- lists ----

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSES_CONNECTIONS")
    void a_list_whose_second_page_has_a_fault_once_is_whole_or_an_error(Fault each) {
        ReferenceList list = listFor(each);
        faults = number -> number == 2 ? each : Fault.NONE;

        Either<InterventionError, Set<String>> outcome = list.read(client.referenceData());

        assertThat(outcome.isRight())
                .as(outcome.toString())
                .isEqualTo(each.seen().once(false, each.arrivesInTime()).equals("Right"));
        outcome.forEach(shown -> assertThat(shown).isEqualTo(held(list)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSES_CONNECTIONS")
    void a_list_of_which_only_the_first_page_arrives_is_an_error(Fault each) {
        ReferenceList list = listFor(each);
        faults = number -> number >= 2 ? each : Fault.NONE;

        Either<InterventionError, Set<String>> outcome = list.read(client.referenceData());

        assertThat(outcome.isRight())
                .as(outcome.toString())
                .isEqualTo(each.seen().always(false).equals("Right"));
        outcome.forEach(shown -> assertThat(shown).isEqualTo(held(list)));
    }

    // ---- the cache ----

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSES_CONNECTIONS")
    void a_list_in_the_cache_is_new_or_says_that_it_is_old(Fault each) {
        ReferenceList list = listFor(each);
        Set<String> old = list.read(cache, false).get().value();
        list.add(account.world(), account.agent(), "added");
        now = now.plus(MAX_AGE);
        faults = number -> each;

        CachedValue<Set<String>> known = list.read(cache, false).get();

        boolean isNew = each.seen().always(false).equals("Right");
        assertThat(known.failure().isEmpty()).as(known.toString()).isEqualTo(isNew);
        assertThat(known.value()).isEqualTo(isNew ? held(list) : old);
        assertThat(known.age()).isEqualTo(isNew ? Duration.ZERO : MAX_AGE);
        assertThat(known.readAt()).isEqualTo(isNew ? now : now.minus(MAX_AGE));
    }

    // ---- what is checked ----

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSES_CONNECTIONS")
    void only_definitions_that_were_read_refuse(Fault each) {
        InterventionId id = account.opened();
        CheckedInterventions checked = CheckedInterventions.of(client.interventions(), cache);
        faults = number -> each;

        boolean isRead = each.seen().always(false).equals("Right");
        assertThat(isRefused(checked.categorize(id, UNSELECTABLE))).isEqualTo(isRead);
        assertThat(isRefused(checked.updateCustomField(id, "undefined", CustomFieldValue.of("x"))))
                .isEqualTo(isRead);
        assertThat(isRefused(checked.categorize(id, CategoryId.of("arranged-1"))))
                .isFalse();
        assertThat(isRefused(checked.updateCustomField(id, "arranged-1", CustomFieldValue.of("x"))))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REFUSES_CONNECTIONS")
    void old_definitions_that_cannot_be_read_again_refuse_nothing(Fault each) {
        InterventionId id = account.opened();
        CheckedInterventions checked = CheckedInterventions.of(client.interventions(), cache);
        assertThat(isRefused(checked.categorize(id, NEW))).isTrue();
        account.world().addCategory(Category.withId(NEW));
        faults = number -> each;

        assertThat(checked.categorize(id, NEW).isRight()).isTrue();
    }

    /** Whether this is a refusal by a check. Any other outcome has to be a success, since writes have no faults. */
    private static boolean isRefused(Either<InterventionError, Intervention> outcome) {
        boolean isRefused = outcome.swap()
                .exists(error -> error instanceof NotAllowed refusal
                        && refusal.broken().forAll(rule -> rule.id().startsWith("CHECK-")));
        assertThat(outcome.isRight()).as(outcome.toString()).isEqualTo(!isRefused);
        return isRefused;
    }
}
