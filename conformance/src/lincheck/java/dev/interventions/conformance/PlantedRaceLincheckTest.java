package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.Conversation;
import dev.interventions.domain.Lookup;
import dev.interventions.domain.Closing;
import dev.interventions.domain.Opening;
import dev.interventions.domain.Actor;
import dev.interventions.domain.Author;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keeps the domain's rules, but reads the intervention at one moment and changes it at another. */
public class PlantedRaceLincheckTest {

    private static final Instant NOW = Instant.parse("2024-02-29T23:59:59Z");
    private static final SourceId SOURCE = SourceId.of("source");
    private static final Actor OWNER = Actor.of(UserId.of("owner")).reading(SOURCE);

    private volatile Intervention intervention = Opening.open(
                    new Content(
                            ContentId.of("message"),
                            ThreadId.of("thread"),
                            SOURCE,
                            new Author.Customer(IdentityId.of("customer"))),
                    InterventionId.of("intervention"),
                    Option.none(),
                    OWNER,
                    NOW)
            .flatMap(opened -> Conversation.reply(opened, ContentId.of("reply"), List.of(Duration.ZERO), NOW))
            .get();

    @Test
    @Tag("RACE-1")
    void two_closes_that_both_succeed_are_found() {
        assertThatThrownBy(() -> ModelChecking.thorough().check(PlantedRaceLincheckTest.class))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("close()");
    }

    @Operation
    public boolean close() {
        Either<Refused, Intervention> closed = Closing.close(lookup(), () -> Option.some(lookup()), OWNER, NOW);
        if (closed.isRight()) {
            intervention = closed.get();
        }
        return closed.isRight();
    }

    private Lookup lookup() {
        Intervention read = intervention;
        return new Lookup(read.id(), Option.some(read));
    }

    @Operation
    public boolean message() {
        Intervention before = intervention;
        intervention = Conversation.message(before, NOW);
        return before.isClosed();
    }
}
