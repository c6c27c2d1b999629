package dev.interventions.kafka;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Refused;
import dev.interventions.feed.ChangeBatch;
import dev.interventions.feed.Feed;
import dev.interventions.feed.FeedPosition;
import dev.interventions.kafka.index.TopicIndex;
import dev.interventions.port.Interventions;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the changes of an account in a separate thread, at most two batches ahead. The worker can therefore stop the task while the service
 * is slow or the budget is exhausted.
 */
final class AccountReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AccountReader.class);
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(2);

    private final String account;
    private final Duration pollInterval;
    private final Feed feed;
    private final Supplier<Option<TopicIndex>> topic;
    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(1);
    private final Thread thread;

    private volatile Option<ConnectException> failure = Option.none();

    // ---- confined to the thread ----

    private FeedPosition position;
    private final FailureTracker failures;

    /**
     * @param topic reads what the topic holds; gives none if cancelled interventions are ignored
     * @param from the position after what the topic holds
     */
    AccountReader(
            TaskSettings settings, Interventions interventions, Supplier<Option<TopicIndex>> topic, FeedPosition from) {
        this.account = settings.account();
        this.pollInterval = settings.pollInterval();
        this.feed =
                Feed.over(interventions).overlapping(settings.overlap()).reconcilingEvery(settings.reconciliation());
        this.topic = topic;
        this.position = from;
        this.failures = new FailureTracker(account);
        this.thread = new Thread(this::run, "interventions-" + account);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /**
     * The next changes, or none if there are none within this time.
     *
     * @throws ConnectException if reading has failed permanently
     */
    Option<Batch> next(Duration atMost) throws InterruptedException {
        Option<Batch> batch = Option.of(batches.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
        if (batch.isEmpty()) {
            failure.forEach(reason -> {
                throw reason;
            });
        }
        return batch;
    }

    /** Interrupts the thread and waits for its end, for at most 2 seconds. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(JOIN_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            Option<TopicIndex> index = topic.get();
            Feed comparing = index.fold(() -> feed, feed::knowing);
            while (true) {
                Thread.sleep(readChanges(comparing, index).toMillis());
            }
        } catch (InterruptedException | InterruptException closed) {
            LOG.debug("Account {} is no longer read", account);
        } catch (ConnectException failed) {
            failure = Option.some(failed);
        } catch (KafkaException unreadable) {
            failure = failed("the topic can't be read back: " + unreadable.getMessage(), unreadable);
        } catch (RuntimeException defect) {
            failure = failed("account " + account + " can't be read: " + defect, defect);
        }
    }

    private static Option<ConnectException> failed(String message, Exception cause) {
        return Option.some(new ConnectException(message, cause));
    }

    /** Reads all changes until now and adds them to the queue. Returns how long to wait before the next poll. */
    private Duration readChanges(Feed comparing, Option<TopicIndex> index) throws InterruptedException {
        for (Either<InterventionError, ChangeBatch> change : comparing.changes(position)) {
            if (change.isLeft()) {
                return afterError(change.getLeft());
            }
            ChangeBatch batch = change.get();
            batches.put(new Batch(
                    index.fold(batch::changes, known -> batch.changes().filter(known::isNews)), batch.next()));
            index.forEach(known -> batch.changes().forEach(known::apply));
            position = batch.next();
            failures.succeeded(batch);
        }
        return pollInterval;
    }

    private Duration afterError(InterventionError error) throws InterruptedException {
        if (error instanceof Refused) {
            throw new ConnectException("account " + account + " can't be read: " + error.message());
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return failures.failed(error);
    }
}
