package dev.interventions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.cli.Shell.Result;
import dev.interventions.cli.execution.Interruption;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.SimulatedFault;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import io.vavr.collection.HashSet;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteCommandsTest {

    private final World world = World.startingAt(Instant.parse("2024-05-21T09:00:00Z"), Ids.PREDICTABLE);
    private final SourceId source = world.source();
    private final UserId agent = world.agent(source);
    private final UserId colleague = world.agent(source);
    private final Interventions interventions = world.as(agent);
    private final EngageEmulator emulator = EngageEmulator.start(world);
    private final Shell shell = Shell.of(emulator, agent);

    WriteCommandsTest() {
        world.permit(agent, Permission.UPDATE_INTERVENTION);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private InterventionId opened() {
        return interventions
                .create(world.customerMessage(world.thread(source), world.customer()))
                .get()
                .id();
    }

    private InterventionId replied() {
        InterventionId id = opened();
        world.agentReply(agent, id);
        return id;
    }

    private Intervention found(InterventionId id) {
        return interventions.get(id).get();
    }

    @Test
    void closes_one() {
        InterventionId id = replied();

        Result result = shell.run("close", id.value());

        assertThat(result).isEqualTo(new Result(0, "closed " + id.value() + "\n", ""));
        assertThat(found(id).isClosed()).isTrue();
    }

    @Test
    void a_refusal_says_why_and_exits_with_3() {
        InterventionId id = opened();

        Result result = shell.run("close", id.value());

        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo(id.value() + ": refused, nothing changed: "
                        + "an intervention without agent reply can't be closed (CLOSE-2); the service answers 403\n");
        assertThat(result.code()).isEqualTo(3);
        assertThat(found(id).isClosed()).isFalse();
    }

    @Test
    void several_have_a_summary_and_exit_with_6_if_they_end_differently() {
        InterventionId open = opened();
        InterventionId replied = replied();

        Result result = shell.run("close", open.value(), replied.value());

        assertThat(result.out()).isEqualTo("closed " + replied.value() + "\n");
        assertThat(result.err())
                .contains(open.value() + ": refused, nothing changed: ")
                .endsWith("1 closed, 1 refused\n");
        assertThat(result.code()).isEqualTo(6);
    }

    @Test
    void an_unavailable_service_exits_with_4() {
        InterventionId id = replied();
        emulator.close();

        Result result = shell.run("close", id.value());

        assertThat(result.err()).startsWith(id.value() + ": unavailable, nothing changed, it may be tried again: ");
        assertThat(result.code()).isEqualTo(4);
    }

    @Test
    void an_unknown_effect_exits_with_5() {
        InterventionId id = replied();
        world.failNext(Operation.CLOSE, SimulatedFault.effectUnknownAndNotApplied());

        Result result = shell.run("close", id.value());

        assertThat(result.err()).startsWith(id.value() + ": it is unknown whether the write happened");
        assertThat(result.code()).isEqualTo(5);
    }

    @Test
    void cancels() {
        InterventionId id = opened();

        assertThat(shell.run("cancel", id.value())).isEqualTo(new Result(0, "cancelled " + id.value() + "\n", ""));
        assertThat(interventions.get(id).isLeft()).isTrue();
    }

    @Test
    void reassigns() {
        InterventionId id = opened();

        Result result = shell.run("reassign", "--to", colleague.value(), id.value());

        assertThat(result).isEqualTo(new Result(0, "reassigned " + id.value() + "\n", ""));
        assertThat(found(id).owner()).contains(colleague);
    }

    @Test
    void a_new_owner_that_doesnt_exist_stops_a_run_at_once() {
        Result result = shell.run("reassign", "--parallel", "1", "--to", "nobody", opened().value(), opened().value());

        assertThat(result.err()).contains("stopped, since every further call would end like this: refused");
        assertThat(result.code()).isEqualTo(3);
    }

    @Test
    void sets_adds_removes_and_clears_categories() {
        InterventionId id = opened();

        assertThat(shell.run("categorize", "--set", "a", "--set", "b", id.value()))
                .isEqualTo(new Result(0, "categorized " + id.value() + "\n", ""));
        assertThat(found(id).categories()).contains(HashSet.of("a", "b").map(CategoryId::of));

        shell.run("categorize", "--add", "c", id.value());
        assertThat(found(id).categories()).contains(HashSet.of("a", "b", "c").map(CategoryId::of));

        shell.run("categorize", "--remove", "a", "--remove", "b", id.value());
        assertThat(found(id).categories()).contains(HashSet.of("c").map(CategoryId::of));

        shell.run("categorize", "--clear", id.value());
        assertThat(found(id).categories()).contains(HashSet.empty());
    }

    @Test
    void categorize_needs_exactly_one_kind_of_change() {
        assertThat(shell.run("categorize", "x").code()).isEqualTo(2);
        assertThat(shell.run("categorize", "--set", "a", "--add", "b", "x").code())
                .isEqualTo(2);
        assertThat(shell.run("categorize", "--clear", "--set", "b", "x").code()).isEqualTo(2);
    }

    @Test
    void takes_ids_from_the_standard_input() {
        InterventionId first = replied();
        InterventionId second = replied();

        Result result = shell.given("# two of them\n" + first.value() + "\n\n  " + second.value() + " \r\n")
                .run("close", "-");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEqualTo("2 closed\n");
        assertThat(found(first).isClosed()).isTrue();
        assertThat(found(second).isClosed()).isTrue();
    }

    @Test
    void a_mistake_on_the_standard_input_is_reported_before_the_first_change() {
        InterventionId id = replied();

        Result result = shell.given(id.value() + "\na/b\n").run("close", "-");

        assertThat(result)
                .isEqualTo(new Result(
                        2,
                        "",
                        "interventions: standard input, line 2: intervention id must not be path-like, but has a /\n"));
        assertThat(found(id).isClosed()).isFalse();
    }

    @Test
    void ids_are_needed() {
        assertThat(shell.run("close").code()).isEqualTo(2);
        assertThat(shell.given("\n").run("close", "-").code()).isEqualTo(2);
        assertThat(shell.given("x\n").run("close", "-", "y").code()).isEqualTo(2);
    }

    @Test
    void a_dry_run_says_what_would_happen_and_changes_nothing() {
        InterventionId replied = replied();
        InterventionId open = opened();
        InterventionId closed = replied();
        interventions.close(closed);

        Result result =
                shell.run("close", "--dry-run", "--parallel", "1", replied.value(), open.value(), closed.value(), "x");

        assertThat(result.out())
                .isEqualTo("would close " + replied.value() + "\n"
                        + "would be refused " + open.value()
                        + ": an intervention without agent reply can't be closed (CLOSE-2)\n"
                        + "already closed " + closed.value() + "\n"
                        + "would be refused x: the service answers 404 (there is no intervention x)\n");
        assertThat(result.err()).isEqualTo("1 would be closed, 1 are already, 2 would be refused\n");
        assertThat(result.code()).isEqualTo(6);
        assertThat(found(replied).isClosed()).isFalse();
    }

    @Test
    void json_has_the_outcome_of_each_intervention() {
        InterventionId replied = replied();
        InterventionId open = opened();

        Result result = shell.run("close", "--json", "--parallel", "1", replied.value(), open.value());

        assertThat(result.out().lines())
                .satisfiesExactly(
                        done -> assertThat(done)
                                .startsWith("{\"id\":\"" + replied.value()
                                        + "\",\"outcome\":\"succeeded\",\"intervention\":{\"id\":"),
                        refused -> assertThat(refused)
                                .startsWith(
                                        "{\"id\":\"" + open.value()
                                                + "\",\"outcome\":\"refused\",\"error\":\"NotAllowed\",\"message\":\"an intervention"));
    }

    @Test
    void json_of_a_dry_run_has_what_is_expected() {
        InterventionId id = replied();

        assertThat(shell.run("close", "--json", "-n", id.value()).out())
                .isEqualTo("{\"id\":\"" + id.value() + "\",\"expectation\":\"change\"}\n");
    }

    @Test
    void an_interrupted_run_says_how_to_go_on_and_its_journal_does_nothing_twice(@TempDir Path folder) {
        String journal = folder.resolve("close.jsonl").toString();
        InterventionId first = replied();
        InterventionId second = replied();
        Interruption early = new Interruption();
        early.request();
        String[] command = {"close", "--journal", journal, first.value(), second.value()};

        Result stopped = shell.stoppedBy(early).run(command);
        assertThat(stopped.code()).isEqualTo(130);
        assertThat(stopped.err())
                .endsWith("interrupted; to continue, give the same command again: " + journal + " has what is done\n");
        assertThat(found(first).isClosed()).isFalse();

        Shell again = Shell.of(emulator, agent);
        assertThat(again.run("close", "--journal", journal, first.value()).code())
                .isZero();
        Result rest = again.run(command);
        assertThat(rest.out()).isEqualTo("closed " + second.value() + "\n");
        assertThat(rest.err()).isEqualTo("1 closed, 1 skipped, since the journal says they are finished\n");
        assertThat(rest.code()).isZero();
    }

    @Test
    void a_journal_of_another_command_is_refused(@TempDir Path folder) {
        String journal = folder.resolve("journal.jsonl").toString();
        shell.run("close", "--journal", journal, replied().value());

        Result result = shell.run("cancel", "--journal", journal, opened().value());

        assertThat(result.err()).startsWith("interventions: ").containsOnlyOnce(journal.toString());
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void acts_as_another_user() {
        world.permit(agent, Permission.IMPERSONATE_USER);
        InterventionId id = replied();

        Result result = shell.run("close", "--acting-as", colleague.value(), id.value());

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("refused, nothing changed: ");
    }
}
