package dev.interventions.reliability;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.WebhookId;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.CustomFieldType;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import io.vavr.collection.Seq;
import java.time.Instant;

/** A small service: an agent with all permissions, a colleague, interventions with and without a reply, and a new message. */
final class AccountScenario implements AutoCloseable {

    private final World world = World.startingAt(Instant.parse("2024-05-06T07:08:09Z"), Ids.RANDOM);
    private final EngageEmulator emulator;
    private final ArrangedWebhooks webhooks;
    private final WebhookId webhook;
    private final SourceId source = world.source();
    private final UserId agent = world.agent(source);
    private final UserId colleague = world.agent(source);
    private final InterventionId replied = opened();
    private final InterventionId unreplied = opened();
    private final InterventionId bystander = opened();
    private final CommentId comment = world.comment(agent, replied, "arranged");
    private final ContentId newMessage = message();

    AccountScenario() {
        this(EmulatorSettings.defaults());
    }

    AccountScenario(EmulatorSettings settings) {
        emulator = EngageEmulator.start(world, settings);
        webhooks = new ArrangedWebhooks(emulator);
        webhook = webhooks.register("arranged");
        world.permit(agent, Permission.UPDATE_INTERVENTION);
        world.agentReply(agent, replied);
        world.addCategory(Category.withId(CategoryId.of("complaint")));
        world.addCustomField(CustomFieldDefinition.of("order", CustomFieldType.INTEGER));
    }

    private ContentId message() {
        return world.customerMessage(world.thread(source), world.customer());
    }

    private InterventionId opened() {
        return world.as(agent).create(message()).get().id();
    }

    EngageEmulator emulator() {
        return emulator;
    }

    String token() {
        return emulator.tokenOf(agent);
    }

    UserId colleague() {
        return colleague;
    }

    InterventionId replied() {
        return replied;
    }

    InterventionId unreplied() {
        return unreplied;
    }

    /** One that no call changes. */
    InterventionId bystander() {
        return bystander;
    }

    /** A comment on the intervention with a reply. */
    CommentId comment() {
        return comment;
    }

    ContentId newMessage() {
        return newMessage;
    }

    /** A webhook that the agent sees. */
    WebhookId webhook() {
        return webhook;
    }

    /** The data that calls can change. */
    record State(Seq<Intervention> interventions, String webhooks) {}

    /** The current state, read without the network. */
    State state() {
        return new State(
                world.as(agent)
                        .list(InterventionQuery.all(), PageRequest.first())
                        .get()
                        .records(),
                webhooks.all());
    }

    @Override
    public void close() {
        emulator.close();
    }
}
