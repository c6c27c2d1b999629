package dev.interventions.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Comments;
import dev.interventions.port.Operation;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentsOfAWorldTest {

    private final WorldScenario scenario = new WorldScenario();
    private final World world = scenario.world;
    private final Comments comments = world.comments(scenario.agent);

    private static Seq<CommentId> ids(Comments seen, CommentQuery query) {
        return seen.list(query, PageRequest.first()).get().records().map(Comment::id);
    }

    @Test
    void an_arranged_comment_is_seen_by_the_agents_who_read_the_source() {
        InterventionId id = scenario.opened();
        UserId stranger = world.agent();

        CommentId comment = world.comment(stranger, id, "call back");

        assertThat(comments.get(comment).get().body()).contains("call back");
        assertThat(comments.get(comment).get().author()).contains(stranger);
        assertThat(ids(comments, CommentQuery.all())).containsExactly(comment);
        assertThat(ids(world.comments(stranger), CommentQuery.all())).isEmpty();
    }

    @Test
    void a_comment_without_a_text_to_arrange_has_some_text() {
        world.comment(scenario.agent, scenario.opened());

        assertThat(world.snapshot().comments().head().body()).isNotEmpty();
    }

    @Test
    void arranging_a_comment_needs_an_agent_an_intervention_and_a_text() {
        InterventionId id = scenario.opened();

        assertThatThrownBy(() -> world.comment(UserId.of("nobody"), id, "call back"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> world.comment(scenario.agent, InterventionId.of("none"), "call back"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> world.comment(scenario.agent, id, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> world.comments(UserId.of("nobody"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writes_report_their_effects() {
        java.util.List<Operation> effects = new ArrayList<>();
        Comments reporting = world.comments(scenario.agent).reportingEffectsTo(effects::add);
        CommentId id = reporting.create(scenario.opened(), "call back").get().id();
        reporting.get(id);
        reporting.create(InterventionId.of("none"), "call back");

        reporting.delete(id);

        assertThat(effects).containsExactly(Operation.CREATE_COMMENT, Operation.DELETE_COMMENT);
    }

    @Test
    void a_snapshot_has_the_comments_and_brings_them_back() {
        CommentId kept = world.comment(scenario.agent, scenario.opened(), "kept");
        WorldSnapshot before = world.snapshot();
        comments.delete(kept).get();
        CommentId added = world.comment(scenario.agent, scenario.anOpenOne(), "added");
        WorldSnapshot after = world.snapshot();

        assertThat(before.comments().map(Comment::id)).containsExactly(kept);
        assertThat(after.commentsSince(before).map(Comment::id)).containsExactly(added);
        assertThat(after.commentsGoneSince(before)).containsExactly(kept);
        assertThat(after.commentsSince(after)).isEmpty();

        world.restore(before);

        assertThat(ids(comments, CommentQuery.all())).containsExactly(kept);
    }

    @Test
    void the_comments_of_a_cancelled_intervention_are_gone_since() {
        CommentId comment = world.comment(scenario.agent, scenario.opened(), "kept");
        WorldSnapshot before = world.snapshot();

        scenario.interventions.cancel(scenario.anOpenOne()).get();

        assertThat(world.snapshot().commentsGoneSince(before)).containsExactly(comment);
    }

    @Test
    void imported_comments_are_as_they_were_and_leave_the_count() {
        InterventionId id = scenario.opened();
        CommentId comment = world.comment(scenario.agent, id, "call back");
        Comment written = comments.get(comment).get();
        comments.delete(comment).get();

        world.importComments(List.of(new Comment(
                comment,
                written.body(),
                written.intervention(),
                Option.none(),
                written.author(),
                Option.none(),
                written.createdAt(),
                Option.none())));

        assertThat(comments.get(comment).get()).isEqualTo(written);
        assertThat(scenario.read(id).commentsCount()).contains(0L);
        assertThatThrownBy(() -> world.importComments(List.of(written)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("duplicate comment id");
        assertThatThrownBy(() -> world.importComments(List.of(Comment.withId(CommentId.of("c")))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever index a list uses, it shows what a search through all comments finds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void every_list_is_what_a_search_through_all_comments_finds(long seed) {
        Random random = new Random(seed);
        SourceId other = world.source();
        java.util.List<InterventionId> interventions = new ArrayList<>();
        java.util.List<UserId> agents =
                List.of(scenario.agent, scenario.colleague, world.agent(other)).toJavaList();
        for (SourceId source : List.of(scenario.inbox, scenario.inbox, other)) {
            ThreadId thread = world.thread(source);
            for (IdentityId customer : List.of(scenario.customer, world.customer())) {
                UserId owner = source.equals(other) ? agents.get(2) : scenario.agent;
                interventions.add(world.as(owner)
                        .create(world.customerMessage(thread, customer))
                        .get()
                        .id());
            }
        }
        for (int number = 0; number < 120; number++) {
            if (random.nextInt(4) == 0) {
                world.advance(Duration.ofSeconds(1));
            }
            CommentId id = world.comment(
                    agents.get(random.nextInt(3)), interventions.get(random.nextInt(6)), "comment " + number);
            if (random.nextInt(5) == 0) {
                world.comments(scenario.agent).delete(id);
            }
        }
        Seq<Comment> all = world.snapshot().comments();
        for (int number = 0; number < 60; number++) {
            Comment one = all.get(random.nextInt(all.size()));
            CommentQuery query = new CommentQuery(
                    one.intervention().filter(id -> random.nextInt(4) == 0),
                    one.thread().filter(id -> random.nextInt(3) == 0),
                    one.author().filter(id -> random.nextInt(3) == 0),
                    one.identity().filter(id -> random.nextInt(3) == 0));
            PageRequest page = PageRequest.of(random.nextInt(20), 1 + random.nextInt(30));
            UserId reader = agents.get(random.nextInt(3));

            Page<Comment> listed = world.comments(reader).list(query, page).get();

            Seq<Comment> expected = all.filter(comment -> query.intervention().forAll(comment.intervention()::contains)
                            && query.thread().forAll(comment.thread()::contains)
                            && query.author().forAll(comment.author()::contains)
                            && query.identity().forAll(comment.identity()::contains)
                            && world.as(reader)
                                    .get(comment.intervention().get())
                                    .isRight())
                    .sorted(Comparator.comparing(
                                    (Comment comment) -> comment.createdAt().get())
                            .thenComparing(comment -> comment.id().value())
                            .reversed());
            assertThat(listed.count()).as("%s", query).isEqualTo(expected.size());
            assertThat(listed.records())
                    .as("%s", query)
                    .containsExactlyElementsOf(
                            expected.drop((int) page.offset()).take(page.limit()));
        }
    }
}
