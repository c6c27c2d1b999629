package dev.interventions.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Refused;
import dev.interventions.feed.progress.Progress;
import dev.interventions.feed.progress.Progress.Poll;
import dev.interventions.feed.progress.Progress.Reason;
import dev.interventions.feed.progress.Progress.Reconciliation;
import dev.interventions.feed.progress.Recent;
import dev.interventions.port.WalkPosition;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedPositionTest {

    private static final Instant NOON = Instant.parse("2024-05-21T12:00:00Z");
    private static final WalkPosition WALK =
            WalkPosition.parse("7 2024-05-21T11:00:00Z a=b,c d:e").get();
    private static final Recent RECENT = Recent.NONE
            .with(InterventionId.of("a=b,c:d&é"), new Recent.Content(-1, NOON))
            .with(InterventionId.of("x"), new Recent.Content(Long.MAX_VALUE, NOON.minusSeconds(3)));

    static Stream<FeedPosition> positions() {
        Progress copied = FeedPosition.asOf(NOON).progress();
        return Stream.of(
                FeedPosition.start(),
                FeedPosition.asOf(NOON),
                new FeedPosition(Progress.NONE.withCopy(Option.some(WALK))),
                new FeedPosition(
                        copied.withRecent(RECENT).withPolls(3).withSurplus(-2).withMark("12 = a,b")),
                new FeedPosition(copied.withPoll(Option.some(new Poll(Option.none(), WalkPosition.start())))),
                new FeedPosition(copied.withPoll(Option.some(new Poll(Option.some(NOON), WALK)))
                        .withReconciliation(
                                Option.some(new Reconciliation(Reason.INTERVAL, WALK, Option.some(NOON), 4)))));
    }

    @ParameterizedTest
    @MethodSource("positions")
    void is_one_line_of_text_that_gives_the_same_position(FeedPosition position) {
        String text = position.toString();

        assertThat(text).isNotBlank().doesNotContain("\n", "\t");
        assertThat(FeedPosition.parse(text).get()).isEqualTo(position).hasSameHashCodeAs(position);
        assertThat(FeedPosition.parse(text).get()).hasToString(text);
    }

    @Test
    void different_positions_have_different_texts() {
        assertThat(positions().map(FeedPosition::toString)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "feed",
                "feed2",
                "feed1 ",
                "feed1 begun",
                "feed1 unknown=1",
                "feed1 polls=1 polls=1",
                "feed1 polls=x",
                "feed1 begun=true watermark=yesterday",
                "feed1 begun=true recent=a:1",
                "feed1 begun=true recent=a%2Fb:1:1",
                "feed1 begun=true poll=-",
                "feed1 begun=true reconciliation=EVER,0,-,0",
                "7 2024-05-21T11:00:00Z a"
            })
    void a_text_that_is_no_position_is_refused(String text) {
        assertThat(FeedPosition.parse(text).getLeft()).isInstanceOf(Refused.InvalidRequest.class);
    }
}
