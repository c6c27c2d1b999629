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
 * Looks up the addresses of hosts on other threads, since a lookup can't be cancelled, and a name server may be silent for longer than a
 * call may take. The wait of a caller can be cancelled; the lookup continues for later callers.
 */
final class CancellableDnsResolver implements DnsResolver {

    private final DnsResolver resolver;
    private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> pending = new ConcurrentHashMap<>();
    private final ConcurrentMap<Thread, CompletableFuture<InetAddress[]>> waiting = new ConcurrentHashMap<>();

    CancellableDnsResolver(DnsResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        CompletableFuture<InetAddress[]> addresses =
                pending.computeIfAbsent(host, this::lookUp).copy();
        waiting.put(Thread.currentThread(), addresses);
        try {
            return addresses.get();
        } catch (ExecutionException failed) {
            throw unknown(host, failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        } finally {
            waiting.remove(Thread.currentThread());
        }
    }

    /** A new exception for each caller, since several may wait for the same lookup. */
    private static UnknownHostException unknown(String host, @Nullable Throwable cause) {
        UnknownHostException unknown = new UnknownHostException(
                cause instanceof UnknownHostException && cause.getMessage() != null ? cause.getMessage() : host);
        unknown.initCause(cause);
        return unknown;
    }

    private CompletableFuture<InetAddress[]> lookUp(String host) {
        CompletableFuture<InetAddress[]> addresses = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        addresses.complete(resolver.resolve(host));
                    } catch (Throwable failed) {
                        // Errors too, or the callers would wait until their deadlines.
                        addresses.completeExceptionally(failed);
                    } finally {
                        pending.remove(host);
                    }
                },
                "interventions-name-lookup");
        thread.setDaemon(true);
        thread.start();
        return addresses;
    }

    /** How many threads wait for a lookup. */
    int waiting() {
        return waiting.size();
    }

    /** Ends the wait of this thread, if it waits for a lookup. */
    void cancelWait(Thread caller) {
        CompletableFuture<InetAddress[]> addresses = waiting.get(caller);
        if (addresses != null) {
            addresses.completeExceptionally(new UnknownHostException("the lookup was cancelled"));
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolver.resolveCanonicalHostname(host);
    }
}
