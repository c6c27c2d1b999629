package dev.interventions.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UnreadableRecord;
import dev.interventions.feed.ChangeBatch;
import dev.interventions.feed.FeedPosition;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** The log of all libraries from a connector's start to its end. */
@Isolated
class LoggingTest {

    private final CompactedTopic topic = new CompactedTopic(CopiedAccount.TOPIC);

    @Test
    void no_line_shows_the_token() {
        try (CopiedAccount account = new CopiedAccount(3)) {
            List<String> lines = linesOf(() -> copy(account));

            assertThat(lines).hasSizeGreaterThan(10).noneMatch(line -> line.contains(account.token()));
        }
    }

    @Test
    void each_failure_is_logged_once_as_long_as_it_lasts() {
        FailureTracker failures = new FailureTracker("north");
        InterventionError outage = new Unavailable.Unreachable("no route");

        List<String> lines = linesOf(() -> {
            failures.failed(outage);
            failures.failed(outage);
            failures.succeeded(batch());
            failures.succeeded(batch());
            failures.failed(outage);
        });

        assertThat(lines)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("WARN").contains("north can't be read now", "no route"),
                        line -> assertThat(line).startsWith("INFO").contains("north can be read again"),
                        line -> assertThat(line)
                                .startsWith("WARN")
                                .contains("can't be read and isn't copied (the-id): no date"),
                        line -> assertThat(line).startsWith("WARN").contains("isn't sorted by the date of change"),
                        line -> assertThat(line).startsWith("WARN").contains("north can't be read now"));
    }

    private static ChangeBatch batch() {
        return new ChangeBatch(
                io.vavr.collection.List.empty(),
                FeedPosition.start(),
                ChangeBatch.Phase.CHANGES,
                1,
                io.vavr.collection.List.of(
                        new UnreadableRecord(0, Option.some(InterventionId.of("the-id")), "no date")),
                HashSet.of(ChangeBatch.Warning.UNORDERED));
    }

    private void copy(CopiedAccount account) {
        try (RunningTask task = new RunningTask(account.connectorProperties(), topic, new HashMap<>())) {
            task.copyUntil(() -> topic.written() == 3);
        }
    }

    private static List<String> linesOf(Runnable action) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage());
            }
        };
        appender.start();
        Level before = root.getLevel();
        root.setLevel(Level.TRACE);
        root.addAppender(appender);
        try {
            action.run();
        } finally {
            root.detachAppender(appender);
            root.setLevel(before);
        }
        return List.copyOf(lines);
    }
}
