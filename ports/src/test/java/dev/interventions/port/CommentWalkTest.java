package dev.interventions.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.CommentQuery;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UserId;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CommentWalkTest {

    private static final Instant NEWEST = Instant.parse("2024-05-21T12:00:00Z");

    private final MovingComments comments = new MovingComments();

    /** A list of comments, the newest first, that a test changes during a walk. */
    private static final class MovingComments implements Comments {

        final List<Comment> records = new ArrayList<>();
        final List<CommentQuery> queries = new ArrayList<>();
        Option<InterventionError> error = Option.none();

        void add(String id, Instant createdAt) {
            records.add(0, written(id, Option.some(createdAt)));
        }

        static Comment written(String id, Option<Instant> createdAt) {
            Comment unknown = Comment.withId(CommentId.of(id));
            return new Comment(
                    unknown.id(),
                    unknown.body(),
                    unknown.intervention(),
                    unknown.thread(),
                    unknown.author(),
                    unknown.identity(),
                    createdAt,
                    createdAt);
        }

        void delete(String id) {
            records.removeIf(record -> record.id().value().equals(id));
        }

        @Override
        public Either<InterventionError, Page<Comment>> list(CommentQuery query, PageRequest page) {
            queries.add(query);
            int from = (int) Math.min(page.offset(), records.size());
            Vector<Comment> shown = Vector.ofAll(records.subList(from, Math.min(from + page.limit(), records.size())));
            return error.toEither(() -> new Page<>(records.size(), page.offset(), page.limit(), shown))
                    .swap();
        }

        @Override
        public Either<InterventionError, Comment> get(CommentId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Either<InterventionError, Comment> create(InterventionId intervention, String body) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Either<InterventionError, Comment> create(InterventionId intervention, String body, UserId author) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Either<InterventionError, Comment> delete(CommentId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Comments actingAs(UserId user) {
            throw new UnsupportedOperationException();
        }
    }

    private MovingComments ofSize(int size) {
        for (int number = size; number >= 1; number--) {
            comments.add("c" + number, NEWEST.minusSeconds(60L * number));
        }
        return comments;
    }

    private static List<String> ids(Iterable<Either<InterventionError, Comment>> items) {
        List<String> ids = new ArrayList<>();
        items.forEach(item -> ids.add(item.get().id().value()));
        return ids;
    }

    @Test
    @Tag("COMMENT-11")
    void gives_every_comment_once() {
        assertThat(ids(ofSize(5).walk(CommentQuery.all()).inPagesOf(2).items()))
                .containsExactly("c1", "c2", "c3", "c4", "c5");
    }

    @Test
    @Tag("COMMENT-11")
    void lists_with_its_query() {
        CommentQuery query = CommentQuery.about(InterventionId.of("some"));

        ofSize(3).walk(query).inPagesOf(2).forEach(page -> {});

        assertThat(comments.queries).isNotEmpty().containsOnly(query);
    }

    @Test
    @Tag("COMMENT-11")
    void repeats_and_misses_none_and_reports_the_shift_when_comments_are_created_and_deleted() {
        Iterator<Either<InterventionError, WalkedComments>> walk =
                ofSize(6).walk(CommentQuery.all()).inPagesOf(3).iterator();
        List<String> seen = new ArrayList<>();
        walk.next().get().records().forEach(comment -> seen.add(comment.id().value()));
        comments.delete("c1");
        comments.delete("c2");
        comments.delete("c3");

        WalkedComments shifted = walk.next().get();
        shifted.records().forEach(comment -> seen.add(comment.id().value()));
        comments.add("new1", NEWEST);
        comments.add("new2", NEWEST);
        walk.forEachRemaining(page ->
                page.get().records().forEach(comment -> seen.add(comment.id().value())));

        assertThat(shifted.shifted()).isTrue();
        assertThat(seen).containsExactly("c1", "c2", "c3", "c4", "c5", "c6");
    }

    @Test
    @Tag("COMMENT-11")
    void continues_from_a_position_that_was_written_as_text() {
        WalkedComments first = ofSize(5)
                .walk(CommentQuery.all())
                .inPagesOf(2)
                .iterator()
                .next()
                .get();
        WalkPosition position = WalkPosition.parse(first.next().toString()).get();

        assertThat(position).isEqualTo(first.next());
        assertThat(ids(comments.walk(CommentQuery.all(), position).inPagesOf(2).items()))
                .containsExactly("c3", "c4", "c5");
        assertThat(first.total()).isEqualTo(5);
        assertThat(first.before()).isZero();
    }

    @Test
    @Tag("COMMENT-11")
    void ends_with_an_error() {
        Unavailable failure = new Unavailable.Unreachable("no connection");
        comments.error = Option.some(failure);

        assertThat(comments.walk(CommentQuery.all())).containsExactly(Either.left(failure));
    }

    @Test
    @Tag("COMMENT-11")
    void ends_at_a_comment_without_a_date() {
        comments.records.add(MovingComments.written("c1", Option.none()));

        assertThat(comments.walk(CommentQuery.all()).items())
                .singleElement()
                .satisfies(element -> assertThat(element.getLeft())
                        .isInstanceOf(Unavailable.MalformedResponse.class)
                        .extracting(InterventionError::message)
                        .asString()
                        .contains("comment c1 has no date"));
    }

    @Test
    void has_pages_of_2_to_150_comments() {
        CommentWalk walk = comments.walk(CommentQuery.all());

        assertThatThrownBy(() -> walk.inPagesOf(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> walk.inPagesOf(151)).isInstanceOf(IllegalArgumentException.class);
    }
}
