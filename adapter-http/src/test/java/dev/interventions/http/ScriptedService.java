package dev.interventions.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.http.transport.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/** A service on a real socket that sends scripted bytes, and records the requests. */
public final class ScriptedService implements AutoCloseable {

    /** A request as it was received. */
    public record Request(String line, List<String> headers, String body) {

        String target() {
            return line.split(" ")[1];
        }

        /** The values of all headers of this name. */
        List<String> header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ": ";
            return headers.stream()
                    .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(header -> header.substring(prefix.length()))
                    .toList();
        }
    }

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final int BACKLOG = 100;

    private final ServerSocket listener;
    private final String scheme;
    private final Thread acceptor;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Semaphore arrived = new Semaphore(0);
    private volatile ScriptedResponse greeting = connection -> true;
    private volatile Function<Request, ScriptedResponse> script = request -> ScriptedResponse.closing();

    public ScriptedService() {
        this(ServerSocketFactory.getDefault(), "http");
    }

    /** One that speaks TLS. */
    public ScriptedService(SSLContext context) {
        this(context.getServerSocketFactory(), "https");
    }

    private ScriptedService(ServerSocketFactory sockets, String scheme) {
        try {
            listener = sockets.createServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        this.scheme = scheme;
        acceptor = inBackground(this::accept);
    }

    /** From now on plays this on every new connection, before it reads anything. */
    ScriptedService greeting(ScriptedResponse newGreeting) {
        greeting = newGreeting;
        return this;
    }

    /** From now on gives this reply to every request. */
    public ScriptedService replying(ScriptedResponse always) {
        return replyingBy(request -> always);
    }

    /** From now on gives these replies one after the other, and the last of them to all further requests. */
    public ScriptedService replying(ScriptedResponse first, ScriptedResponse... next) {
        AtomicInteger given = new AtomicInteger();
        return replyingBy(request -> {
            int index = given.getAndIncrement();
            return index == 0 ? first : next[Math.min(index, next.length) - 1];
        });
    }

    public ScriptedService replyingBy(Function<Request, ScriptedResponse> newScript) {
        script = newScript;
        return this;
    }

    int port() {
        return listener.getLocalPort();
    }

    public URI baseUri() {
        return URI.create(scheme + "://127.0.0.1:" + port() + "/1.0");
    }

    /** Settings with which each call sends exactly one request. */
    public HttpSettings settings() {
        return persistentSettings().sendingOnce().withBudget(CountingBudget.unlimited());
    }

    /** The default settings, with timeouts that no slow machine exceeds. */
    public HttpSettings persistentSettings() {
        return HttpSettings.of(baseUri(), () -> TestData.TOKEN)
                .withConnectTimeout(TIMEOUT)
                .withLeaseTimeout(TIMEOUT)
                .withResponseTimeout(TIMEOUT);
    }

    /** The requests so far, in the order of arrival. */
    List<Request> requests() {
        return requests;
    }

    Request onlyRequest() {
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    public int connections() {
        return connections.size();
    }

    /** Waits until one more request has arrived. */
    public void awaitRequest() throws InterruptedException {
        assertThat(arrived.tryAcquire(20, TimeUnit.SECONDS))
                .as("a request arrives")
                .isTrue();
    }

    @Override
    public void close() {
        try {
            listener.close();
            // The port accepts connections until the thread has left accept.
            acceptor.join();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        } catch (InterruptedException neverInterrupted) {
            throw new IllegalStateException(neverInterrupted);
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket connection = listener.accept();
            connection.setTcpNoDelay(true);
            connections.add(connection);
            inBackground(() -> serve(connection));
        }
    }

    private void serve(Socket connection) throws IOException {
        try (connection) {
            boolean goesOn = greeting.playOn(connection);
            while (goesOn) {
                Request request = read(connection.getInputStream());
                requests.add(request);
                arrived.release();
                goesOn = script.apply(request).playOn(connection);
            }
        }
    }

    private static Request read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client has gone");
            }
            head.write(next);
        }
        List<String> lines = head.toString(StandardCharsets.ISO_8859_1).lines().toList();
        Request bodiless = new Request(lines.get(0), lines.subList(1, lines.size() - 1), "");
        int length = bodiless.header("Content-Length").stream()
                .mapToInt(Integer::parseInt)
                .sum();
        return new Request(
                bodiless.line(), bodiless.headers(), new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private interface Work {
        void run() throws IOException;
    }

    private static Thread inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException theClientOrTheTestHasGone) {
                // Nothing is left to do.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
