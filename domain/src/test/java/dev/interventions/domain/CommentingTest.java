package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentingTest {

    private static final CommentId ID = CommentId.of("5c51c8330da4144afd1c6728");

    private final Intervention open = AnIntervention.open().build();

    private static Either<Refused, CommentChange> comment(Intervention intervention, Actor actor, String body) {
        return comment(Perform.lookup(intervention), actor, body, Option.none());
    }

    private static Either<Refused, CommentChange> comment(
            Lookup lookup, Actor actor, String body, Option<UserId> author) {
        return Commenting.create(lookup, ID, body, author, Given.COLLEAGUE::equals, actor, Given.NOW);
    }

    private static Either<Refused, CommentChange> delete(Intervention intervention, Actor actor) {
        return DeletingComment.delete(
                new CommentLookup(ID, Option.some(written(Given.OWNER)), Option.some(intervention)), actor, Given.NOW);
    }

    private static Comment written(UserId author) {
        return new Comment(
                ID,
                Option.some("Call back"),
                Option.some(Given.CASE),
                Option.some(Given.THREAD),
                Option.some(author),
                Option.some(Given.CUSTOMER),
                Option.some(Given.NOW),
                Option.some(Given.NOW));
    }

    @Test
    @Tag("COMMENT-1")
    void a_comment_is_written_by_the_acting_user_now() {
        assertThat(comment(open, Given.colleague(), "Call back").map(CommentChange::comment))
                .isEqualTo(Either.right(written(Given.COLLEAGUE)));
    }

    @Test
    @Tag("COMMENT-6")
    void a_comment_is_counted_and_changes_nothing_else_of_its_intervention_but_the_date() {
        assertThat(comment(open, Given.colleague(), "Call back").map(CommentChange::intervention))
                .isEqualTo(Either.right(
                        AnIntervention.open().lastChangedAt(Given.NOW).build().withCommentsCount(Option.some(3L))));
    }

    @Test
    @Tag("COMMENT-1")
    void a_closed_intervention_can_be_commented_and_stays_closed() {
        assertThat(comment(AnIntervention.closed().build(), Given.owner(), "Done")
                        .map(change -> change.intervention().isClosed()))
                .isEqualTo(Either.right(true));
    }

    @Test
    @Tag("COMMENT-2")
    void another_user_can_be_named_as_the_author() {
        assertThat(comment(Perform.lookup(open), Given.owner(), "Call back", Option.some(Given.COLLEAGUE))
                        .map(CommentChange::comment))
                .isEqualTo(Either.right(written(Given.COLLEAGUE)));
    }

    @Test
    @Tag("COMMENT-2")
    void an_unknown_author_is_an_invalid_request() {
        assertThat(comment(Perform.lookup(open), Given.owner(), "Call back", Option.some(UserId.of("nobody")))
                        .getLeft())
                .isInstanceOf(Refused.InvalidRequest.class)
                .extracting(InterventionError::message)
                .asString()
                .contains("nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "half a \ud83d face"})
    @Tag("COMMENT-3")
    void a_text_that_is_blank_or_has_an_unpaired_surrogate_is_an_invalid_request(String body) {
        assertThat(comment(open, Given.owner(), body).getLeft()).isInstanceOf(Refused.InvalidRequest.class);
    }

    @Test
    @Tag("COMMENT-3")
    void other_texts_stay_as_they_are() {
        String body = "  Ça va? 😀\r\n\"yes\"\u0000 ";

        assertThat(comment(open, Given.owner(), body).get().comment().body()).contains(body);
    }

    @Test
    @Tag("COMMENT-4")
    void an_intervention_that_does_not_exist_is_not_found() {
        assertThat(comment(
                                new Lookup(Given.CASE, Option.none()),
                                Given.owner(),
                                "Call back",
                                Option.some(UserId.of("nobody")))
                        .getLeft())
                .isInstanceOf(Refused.NotFound.class);
    }

    @Test
    @Tag("COMMENT-4")
    void a_comment_that_does_not_exist_is_not_found() {
        CommentLookup nothing = new CommentLookup(ID, Option.none(), Option.none());

        assertThat(nothing.seenBy(Given.owner()).getLeft()).isInstanceOf(Refused.NotFound.class);
        assertThat(DeletingComment.delete(nothing, Given.owner(), Given.NOW).getLeft())
                .isInstanceOf(Refused.NotFound.class);
    }

    @Test
    @Tag("COMMENT-5")
    void a_user_who_does_not_read_the_source_finds_neither_the_comment_nor_the_intervention() {
        Actor actor = Given.ownerWhoDoesNotReadTheSource();

        assertThat(comment(open, actor, "Call back").getLeft()).isInstanceOf(Refused.NotFound.class);
        assertThat(delete(open, actor).getLeft()).isInstanceOf(Refused.NotFound.class);
        assertThat(new CommentLookup(ID, Option.some(written(Given.OWNER)), Option.some(open))
                        .seenBy(actor)
                        .getLeft())
                .isInstanceOf(Refused.NotFound.class);
    }

    @Test
    @Tag("COMMENT-5")
    void every_user_who_reads_the_source_sees_and_deletes_the_comment_of_another() {
        assertThat(new CommentLookup(ID, Option.some(written(Given.OWNER)), Option.some(open))
                        .seenBy(Given.colleague()))
                .isEqualTo(Either.right(written(Given.OWNER)));
        assertThat(delete(open, Given.colleague()).isRight()).isTrue();
    }

    @Test
    @Tag("COMMENT-6")
    @Tag("COMMENT-7")
    void deleting_returns_the_last_state_and_counts_one_less() {
        assertThat(delete(open, Given.owner()))
                .isEqualTo(Either.right(new CommentChange(
                        written(Given.OWNER),
                        AnIntervention.open().lastChangedAt(Given.NOW).build().withCommentsCount(Option.some(1L)))));
    }

    @Test
    @Tag("COMMENT-6")
    void a_count_is_never_negative() {
        assertThat(delete(open.withCommentsCount(Option.some(0L)), Given.owner())
                        .get()
                        .intervention()
                        .commentsCount())
                .contains(0L);
    }

    @Test
    @Tag("TIME-1")
    void dates_of_a_comment_are_truncated_to_whole_seconds() {
        Comment comment = new Comment(
                ID,
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                Option.some(Given.NOW.plusMillis(999)),
                Option.some(Given.NOW.plusMillis(1)));

        assertThat(comment.createdAt()).contains(Given.NOW);
        assertThat(comment.updatedAt()).contains(Given.NOW);
    }

    @Test
    void a_query_starts_with_all_comments_and_takes_one_filter_of_each_kind() {
        CommentQuery query = CommentQuery.about(Given.CASE)
                .inThread(Given.THREAD)
                .writtenBy(Given.OWNER)
                .ofIdentity(Given.CUSTOMER);

        assertThat(query)
                .isEqualTo(new CommentQuery(
                        Option.some(Given.CASE),
                        Option.some(Given.THREAD),
                        Option.some(Given.OWNER),
                        Option.some(Given.CUSTOMER)));
        assertThat(CommentQuery.all())
                .isEqualTo(new CommentQuery(Option.none(), Option.none(), Option.none(), Option.none()));
    }
}
