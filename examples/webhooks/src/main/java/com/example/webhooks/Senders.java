package com.example.webhooks;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that send deliveries as the platform does: a delivery without a response 200 is sent again, after the others. */
final class Senders {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int PAUSE_MILLIS = 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConcurrentLinkedQueue<Delivery> waiting;
    private final AtomicInteger unfinished;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger withoutResponse = new AtomicInteger();
    private final AtomicInteger rejected = new AtomicInteger();
    private final AtomicInteger unexpected = new AtomicInteger();
    private volatile URI receiver = URI.create("http://localhost:1/");

    Senders(Vector<Delivery> deliveries) {
        waiting = new ConcurrentLinkedQueue<>(deliveries.asJava());
        unfinished = new AtomicInteger(deliveries.size());
    }

    void start(int number) {
        for (int sender = 0; sender < number; sender++) {
            Thread sending = new Thread(this::send, "sender-" + sender);
            sending.setDaemon(true);
            sending.start();
        }
    }

    /** Sends to this port from now on. */
    void sendTo(int port) {
        receiver = URI.create("http://localhost:" + port + "/");
    }

    private void send() {
        while (unfinished.get() > 0) {
            Delivery delivery = waiting.poll();
            if (delivery == null) {
                pause();
            } else if (isFinished(delivery)) {
                unfinished.decrementAndGet();
            } else {
                waiting.add(delivery);
                pause();
            }
        }
    }

    private boolean isFinished(Delivery delivery) {
        int status = status(delivery);
        if (status == 200) {
            acknowledged.addAll(delivery.ids().asJava());
            return true;
        }
        if (status == 400 && delivery.isMalformed()) {
            rejected.incrementAndGet();
            return true;
        }
        (status == 0 ? withoutResponse : unexpected).incrementAndGet();
        return false;
    }

    /** The status of the response, or 0 if there is none. */
    private int status(Delivery delivery) {
        requests.incrementAndGet();
        HttpRequest request = HttpRequest.newBuilder(receiver)
                .timeout(TIMEOUT)
                .header("X-Dimelo-Secret", Receiver.SECRET)
                .POST(HttpRequest.BodyPublishers.ofString(delivery.json()))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException killed) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean haveFinished() {
        return unfinished.get() == 0;
    }

    /** The ids of all events in deliveries that were answered with 200. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    int requests() {
        return requests.get();
    }

    int withoutResponse() {
        return withoutResponse.get();
    }

    /** Malformed deliveries that were answered with 400. */
    int rejected() {
        return rejected.get();
    }

    /** Responses with another status than 200, or than 400 to a malformed delivery. */
    int unexpected() {
        return unexpected.get();
    }
}
