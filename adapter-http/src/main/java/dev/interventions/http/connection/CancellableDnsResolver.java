package dev.interventions.http.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the addresses of hosts on other threads, since nothing ends a lookup that has begun, and a name server may be silent for
 * longer than a call may last. A caller that waits can be let go; the lookup goes on for those who come later.
 */
final class CancellableDnsResolver implements DnsResolver {

    private final DnsResolver resolver;
    private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> underWay = new ConcurrentHashMap<>();
    private final ConcurrentMap<Thread, CompletableFuture<InetAddress[]>> waiting = new ConcurrentHashMap<>();

    CancellableDnsResolver(DnsResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        CompletableFuture<InetAddress[]> response =
                underWay.computeIfAbsent(host, this::lookUp).copy();
        waiting.put(Thread.currentThread(), response);
        try {
            return response.get();
        } catch (ExecutionException failed) {
            throw unknown(host, failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        } finally {
            waiting.remove(Thread.currentThread());
        }
    }

    /** A failure of its own for each caller, since they may wait for the same one. */
    private static UnknownHostException unknown(String host, @Nullable Throwable cause) {
        UnknownHostException unknown = new UnknownHostException(
                cause instanceof UnknownHostException && cause.getMessage() != null ? cause.getMessage() : host);
        unknown.initCause(cause);
        return unknown;
    }

    private CompletableFuture<InetAddress[]> lookUp(String host) {
        CompletableFuture<InetAddress[]> response = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        response.complete(resolver.resolve(host));
                    } catch (Throwable failed) {
                        // Errors too: or else those who wait would wait until their deadlines.
                        response.completeExceptionally(failed);
                    } finally {
                        underWay.remove(host);
                    }
                },
                "interventions-name-lookup");
        thread.setDaemon(true);
        thread.start();
        return response;
    }

    /** How many threads wait for a name. */
    int waiting() {
        return waiting.size();
    }

    /** Ends the wait of this thread, if it waits for a name. */
    void letGo(Thread caller) {
        CompletableFuture<InetAddress[]> response = waiting.get(caller);
        if (response != null) {
            response.completeExceptionally(new UnknownHostException("given up"));
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolver.resolveCanonicalHostname(host);
    }
}
