package dev.interventions.conformance;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import java.time.Instant;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two agents on two interventions, one with a reply and one without, whose customer continues to write. */
@Param(name = "by the owner", gen = BooleanGen.class)
@Param(name = "with a reply", gen = BooleanGen.class)
public class InMemoryLincheckTest {

    private final World world = World.startingAt(Instant.parse("2024-02-29T23:59:59Z"), Ids.PREDICTABLE);
    private final SourceId source = world.source();
    private final ThreadId thread = world.thread(source);
    private final UserId owner = world.agent(source);
    private final UserId editor = world.agent(source);
    private final IdentityId customer = world.customer();
    private final ContentId first = world.customerMessage(thread, customer);
    private final ContentId second = world.customerMessage(thread, world.customer());
    private final InterventionId replied;
    private final InterventionId unreplied;

    public InMemoryLincheckTest() {
        world.permit(editor, Permission.UPDATE_INTERVENTION);
        replied = world.as(owner).create(first).get().id();
        unreplied = world.as(owner).create(second).get().id();
        world.agentReply(owner, replied);
    }

    @Test
    @Tag("RACE-1")
    @Tag("RACE-2")
    @Tag("RACE-3")
    @Tag("RACE-4")
    void each_operation_happens_at_one_moment() {
        ModelChecking.thorough().check(InMemoryLincheckTest.class);
    }

    @Operation
    public String create(
            @Param(name = "by the owner") boolean byOwner, @Param(name = "with a reply") boolean withReply) {
        return describe(world.as(agent(byOwner)).create(withReply ? first : second));
    }

    @Operation
    public String close(
            @Param(name = "by the owner") boolean byOwner, @Param(name = "with a reply") boolean withReply) {
        return describe(world.as(agent(byOwner)).close(intervention(withReply)));
    }

    @Operation
    public String cancel(@Param(name = "with a reply") boolean withReply) {
        return describe(world.as(owner)
                .cancel(intervention(withReply))
                .map(cancelled -> cancelled.last().get()));
    }

    @Operation
    public String reassign(
            @Param(name = "by the owner") boolean toOwner, @Param(name = "with a reply") boolean withReply) {
        return describe(world.as(editor).reassign(intervention(withReply), agent(toOwner)));
    }

    @Operation
    public String categorize(
            @Param(name = "by the owner") boolean byOwner, @Param(name = "with a reply") boolean withReply) {
        CategoryId category = CategoryId.of(byOwner ? "billing" : "praise");
        return describe(world.as(agent(byOwner)).categorize(intervention(withReply), HashSet.of(category)));
    }

    @Operation
    public String list() {
        return world.as(owner)
                .list(InterventionQuery.all(), PageRequest.first())
                .get()
                .records()
                .map(InMemoryLincheckTest::describe)
                .mkString(", ");
    }

    @Operation
    public String message() {
        return world.customerMessage(thread, customer).value();
    }

    private UserId agent(boolean isOwner) {
        return isOwner ? owner : editor;
    }

    private InterventionId intervention(boolean withReply) {
        return withReply ? replied : unreplied;
    }

    private static String describe(Either<InterventionError, Intervention> outcome) {
        return outcome.fold(InterventionError::message, InMemoryLincheckTest::describe);
    }

    /** The fields that the calls can change; not all fields, since Lincheck checks the building of this text step by step. */
    private static String describe(Intervention intervention) {
        return intervention.id().value()
                + (intervention.isClosed() ? " closed " : " open ")
                + intervention.owner().get().value()
                + intervention.categories().get().map(CategoryId::value).mkString(" ", " ", "");
    }
}
