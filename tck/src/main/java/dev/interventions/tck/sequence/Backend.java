package dev.interventions.tck.sequence;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import io.vavr.collection.Set;
import java.time.Duration;
import java.time.Instant;

/** The adapter under test and its backend, as far as a run uses them. Each method is specified by the author's fixture. */
public interface Backend extends AutoCloseable {

    /** Whether a refusal names the broken rules. */
    boolean explainsRefusals();

    /** Whether {@code actingAs} is supported. */
    boolean impersonates();

    /** Whether {@link #comments} is supported. */
    boolean hasComments();

    /** Whether {@link #advance} is supported. */
    boolean movesTheClock();

    Interventions as(UserId agent);

    Comments comments(UserId agent);

    Instant now();

    void advance(Duration time);

    SourceId source();

    UserId agent(Set<Permission> permissions, Set<SourceId> reads);

    void hide(SourceId source, UserId agent);

    ThreadId thread(SourceId source);

    IdentityId customer();

    IdentityGroupId group(Set<IdentityId> customers);

    void ungroup(IdentityId customer);

    ContentId customerMessage(ThreadId thread, IdentityId customer);

    ContentId agentReply(UserId agent, InterventionId intervention);

    void defer(InterventionId intervention, Instant until);

    @Override
    void close();
}
