package dev.interventions.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.WebhookId;
import dev.interventions.domain.bot.Handover;
import dev.interventions.http.EngageClient;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.journal.JournalQuery;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.SubscriptionSettings;
import dev.interventions.port.webhook.Webhooks;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However many ids a host works with, its registry has the same meters. */
@Timeout(300)
class CardinalityTest {

    @AutoClose
    private final ObservedService service = new ObservedService();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ObservationRegistry registry = ObservationRegistry.create();

    CardinalityTest() {
        registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    }

    @Test
    void thousands_of_ids_add_no_meter() {
        AttemptObservationConvention all = AttemptObservationConvention.withUrlTemplate();
        Set<Meter.Id> few = metersAfter(0, 1, all);

        assertThat(metersAfter(1, 100, all)).isEqualTo(few);
    }

    @Test
    void a_convention_that_makes_a_tag_of_an_id_is_noticed() {
        AttemptObservationConvention careless = new AttemptObservationConvention() {
            @Override
            public KeyValues getLowCardinalityKeyValues(AttemptObservationContext context) {
                return DEFAULT.getLowCardinalityKeyValues(context)
                        .and("url", context.attempt().uri().getPath());
            }
        };
        Set<Meter.Id> few = metersAfter(0, 1, careless);

        assertThat(metersAfter(1, 2, careless)).hasSizeGreaterThan(few.size());
    }

    /** After all operations with each id of a range. */
    private Set<Meter.Id> metersAfter(int first, int end, AttemptObservationConvention convention) {
        InterventionsObservation observation =
                InterventionsObservation.of(registry).withConvention(convention);
        try (EngageClient client = service.client(settings -> settings.addingInterceptor(observation.interceptor()))) {
            IntStream.range(first, end).forEach(number -> {
                callAll(observation.observe(client.interventions()), number);
                callAll(observation.observe(client.comments()), number);
                callAll(observation.observe(client.bots()), number);
                callAll(observation.observe(client.webhooks()), number);
                callAll(observation.observe(client.referenceData()), number);
                observation
                        .observe(client.journal())
                        .list(JournalQuery.all().of(UserId.of("reader-" + number)), PageRequest.of(number, 1));
            });
        }
        return meters.getMeters().stream().map(Meter::getId).collect(Collectors.toSet());
    }

    /** Six ids of interventions, and one each of a content, a thread, a user and a category. */
    private static void callAll(Interventions interventions, int number) {
        interventions.create(ContentId.of("content-" + number));
        interventions.list(
                InterventionQuery.all().inThread(ThreadId.of("thread-" + number)), PageRequest.of(number, 1));
        interventions.get(id("get", number));
        interventions.close(id("close", number));
        interventions.cancel(id("cancel", number));
        interventions.reassign(id("reassign", number), UserId.of("user-" + number));
        interventions.categorize(id("categorize", number), CategoryId.of("category-" + number));
        interventions.updateCustomField(id("update", number), "key-" + number, CustomFieldValue.of(number));
    }

    private static void callAll(Comments comments, int number) {
        comments.list(CommentQuery.about(id("comments", number)), PageRequest.of(number, 1));
        comments.get(CommentId.of("comment-" + number));
        comments.create(id("commented", number), "text " + number, UserId.of("author-" + number));
        comments.delete(CommentId.of("deleted-" + number));
    }

    private static void callAll(Bots bots, int number) {
        bots.engage(ContentId.of("engaged-" + number));
        bots.complete(id("complete", number));
        bots.handover(Handover.toAgent("channel-" + number, "customer-" + number));
    }

    private static void callAll(Webhooks webhooks, int number) {
        SubscriptionSettings settings = SubscriptionSettings.of(URI.create("https://host.example/" + number), "type");
        webhooks.list(PageRequest.of(number, 1));
        webhooks.get(WebhookId.of("webhook-" + number));
        webhooks.create(settings);
        webhooks.update(WebhookId.of("updated-" + number), settings);
        webhooks.delete(WebhookId.of("removed-" + number));
    }

    private static void callAll(ReferenceData referenceData, int number) {
        ReferenceData seen = referenceData.actingAs(UserId.of("viewer-" + number));
        seen.categories();
        seen.customFields();
        seen.users();
        seen.readableSources();
    }

    private static InterventionId id(String operation, int number) {
        return InterventionId.of(operation + "-" + number);
    }
}
