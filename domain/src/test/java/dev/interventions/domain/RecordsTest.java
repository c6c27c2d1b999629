package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordsTest {

    static Stream<Record> records() {
        Intervention intervention = AnIntervention.open().build();
        return Stream.of(
                intervention,
                intervention.origin(),
                intervention.lifecycle(),
                intervention.replies(),
                intervention.replies().times(),
                intervention.satisfaction(),
                intervention.language(),
                Given.owner(),
                Given.question(),
                new Author.Customer(Given.CUSTOMER),
                new Author.Agent(Given.OWNER),
                new Cancelled(Given.CASE, Option.none()),
                new Page<>(0, 0, 1, List.empty()),
                InterventionQuery.all(),
                new InterventionState.Deferred(Instant.EPOCH),
                new InterventionState.Closed(Option.none()),
                new CustomFieldValue.Text("x"),
                new CustomFieldValue.Number(BigDecimal.ONE),
                new CustomFieldValue.TextList(List.empty()),
                new CustomFieldValue.NumberList(List.empty()),
                CallDetails.NONE,
                new EffectUnknown(new Unavailable.Unreachable("x")),
                new Refused.NotFound("x"),
                new Refused.EndpointNotFound("x"),
                new Refused.InProgress("x"),
                new Refused.NotOpenable("x"),
                new Refused.UnknownUser("x"),
                new Refused.InvalidRequest("x"),
                new Refused.NotAuthenticated("x"),
                new Refused.NotSupported("x"),
                new Unavailable.RateLimited(Option.none(), "x"),
                new Unavailable.BudgetExhausted("x"),
                new Unavailable.Unreachable("x"),
                new Unavailable.ServiceFailed("x"),
                new Unavailable.DeadlineExceeded("x"),
                new Unavailable.Interrupted("x"),
                new Unavailable.TokenUnavailable("x"),
                new Unavailable.ClientClosed("x"),
                new Unavailable.MalformedResponse("x"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_record_refuses_null_for_each_component(Record complete) throws ReflectiveOperationException {
        RecordComponent[] components = complete.getClass().getRecordComponents();
        for (int missing = 0; missing < components.length; missing++) {
            if (!components[missing].getType().isPrimitive()) {
                assertThat(refusesWithNull(complete, components, missing))
                        .as("null for %s", components[missing].getName())
                        .isTrue();
            }
        }
    }

    private static boolean refusesWithNull(Record complete, RecordComponent[] components, int missing)
            throws ReflectiveOperationException {
        Object[] values = new Object[components.length];
        for (int index = 0; index < components.length; index++) {
            values[index] =
                    index == missing ? null : components[index].getAccessor().invoke(complete);
        }
        Constructor<?> canonical = complete.getClass()
                .getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        try {
            canonical.newInstance(values);
            return false;
        } catch (InvocationTargetException refusal) {
            return refusal.getCause() instanceof NullPointerException;
        }
    }

    @Test
    void a_copy_of_an_intervention_with_one_component_changed_is_otherwise_equal() {
        Intervention before = AnIntervention.open().build();
        Origin origin = before.origin().withIdentityGroup(Option.none());
        Lifecycle lifecycle = Lifecycle.openedAt(Given.NOW);
        Satisfaction satisfaction = Satisfaction.UNKNOWN;

        assertOnlyChange(before, before.withOrigin(origin), "origin", origin);
        assertOnlyChange(before, before.withOwner(Option.none()), "owner", Option.none());
        assertOnlyChange(before, before.withLifecycle(lifecycle), "lifecycle", lifecycle);
        assertOnlyChange(before, before.withReplies(Replies.NONE), "replies", Replies.NONE);
        assertOnlyChange(before, before.withCommentsCount(Option.some(9L)), "commentsCount", Option.some(9L));
        assertOnlyChange(before, before.withCategories(Option.none()), "categories", Option.none());
        assertOnlyChange(
                before,
                before.withCustomFields(Option.some(HashMap.empty())),
                "customFields",
                Option.some(HashMap.empty()));
        assertOnlyChange(before, before.withSatisfaction(satisfaction), "satisfaction", satisfaction);
        assertOnlyChange(before, before.withLanguage(Language.UNKNOWN), "language", Language.UNKNOWN);
    }

    @Test
    void a_copy_of_an_origin_with_another_group_is_otherwise_equal() {
        Origin before = AnIntervention.open().build().origin();

        assertOnlyChange(before, before.withIdentityGroup(Option.none()), "identityGroup", Option.none());
    }

    @Test
    void no_replies_are_distinguished_from_unknown_replies() {
        assertThat(Replies.NONE)
                .isEqualTo(new Replies(
                        Option.some(0L), Option.none(), ReplyTimes.UNKNOWN, ReplyTimes.UNKNOWN, Option.some(0L)));
        assertThat(Replies.UNKNOWN)
                .isEqualTo(new Replies(
                        Option.none(), Option.none(), ReplyTimes.UNKNOWN, ReplyTimes.UNKNOWN, Option.none()));
        assertThat(new Unavailable.RateLimited(Option.some(Duration.ofSeconds(3)), "x").retryAfter())
                .containsExactly(Duration.ofSeconds(3));
    }

    private static void assertOnlyChange(Record before, Record after, String changed, Object to) {
        for (RecordComponent component : before.getClass().getRecordComponents()) {
            Object expected = component.getName().equals(changed) ? to : valueOf(component, before);
            assertThat(valueOf(component, after)).as(component.getName()).isEqualTo(expected);
        }
        assertThat(after).isNotEqualTo(before);
    }

    private static Object valueOf(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
