package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.http.event.HttpListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A listener that records its events, once it is released. */
public final class RecordingListener implements HttpListener {

    private final CountDownLatch released;
    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
    private final Semaphore arrived = new Semaphore(0);
    private volatile Thread thread = Thread.currentThread();

    private RecordingListener(CountDownLatch released) {
        this.released = released;
    }

    public static RecordingListener atOnce() {
        return after(new CountDownLatch(0));
    }

    /** One that blocks in the first event until the latch opens. */
    public static RecordingListener after(CountDownLatch latch) {
        return new RecordingListener(latch);
    }

    @Override
    public void attempted(Attempted event) {
        keep(event);
    }

    @Override
    public void waited(Waited event) {
        keep(event);
    }

    @Override
    public void throttled(Throttled event) {
        keep(event);
    }

    @Override
    public void resolved(Resolved event) {
        keep(event);
    }

    @Override
    public void ended(Ended event) {
        keep(event);
    }

    @Override
    public void missed(long number) {
        keep(number);
    }

    private void keep(Object event) {
        thread = Thread.currentThread();
        arrived.release();
        try {
            released.await();
        } catch (InterruptedException neverInterrupted) {
            throw new IllegalStateException(neverInterrupted);
        }
        events.add(event);
    }

    /** The thread of the last event. */
    public Thread thread() {
        return thread;
    }

    /** Waits until one more event arrives, recorded or not. */
    public void awaitEvent() throws InterruptedException {
        assertThat(arrived.tryAcquire(20, TimeUnit.SECONDS))
                .as("an event arrives")
                .isTrue();
    }

    /** The next event. */
    public Object next() throws InterruptedException {
        Object event = events.poll(20, TimeUnit.SECONDS);
        assertThat(event).as("an event is recorded").isNotNull();
        return event;
    }

    public List<Object> next(int number) throws InterruptedException {
        List<Object> next = new ArrayList<>();
        while (next.size() < number) {
            next.add(next());
        }
        return next;
    }

    /** The events until a call has ended, this one included. */
    public List<Object> untilEnded() throws InterruptedException {
        List<Object> events = next(1);
        while (!(events.get(events.size() - 1) instanceof Ended)) {
            events.add(next());
        }
        return events;
    }
}
