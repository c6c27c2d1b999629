package dev.interventions.budget.redis;

import dev.interventions.port.budget.RequestBudget;
import dev.interventions.port.budget.RequestBudget.Permit;
import dev.interventions.port.budget.store.ArrangedBudget;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** A process of a fleet: four threads that send requests without a pause until the process is killed. */
final class FleetProcess {

    static final int MAX_ATTEMPTS = 50;
    static final Duration SPAN = Duration.ofSeconds(2);

    private static final int THREADS = 4;

    private FleetProcess() {}

    /** Arguments: the URI of Redis, the account, and the port of the service. */
    public static void main(String[] arguments) {
        RequestBudget budget = ArrangedBudget.withLongLease(
                RedisBudgetStore.over(RedisClient.create(arguments[0]).connect()), MAX_ATTEMPTS, SPAN);
        for (int thread = 0; thread < THREADS; thread++) {
            new Thread(() -> send(budget, arguments[1], Integer.parseInt(arguments[2]))).start();
        }
    }

    private static void send(RequestBudget budget, String account, int port) {
        try (Socket service = new Socket(InetAddress.getLoopbackAddress(), port)) {
            boolean isServed = true;
            while (isServed) {
                try (Permit permit =
                        budget.acquire(account, Duration.ofMinutes(10)).get()) {
                    service.getOutputStream().write(1);
                    isServed = service.getInputStream().read() >= 0 && permit != null;
                }
            }
        } catch (IOException over) {
            // The service has ended, and so does the test.
        }
        Runtime.getRuntime().halt(0);
    }
}
