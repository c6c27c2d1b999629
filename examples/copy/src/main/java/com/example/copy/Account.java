package com.example.copy;

import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.emulator.EmulatorSettings;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.emulator.journal.JournalEntry;
import dev.interventions.http.EngageClient;
import dev.interventions.http.HttpSettings;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.World;
import dev.interventions.port.Interventions;
import dev.interventions.port.budget.RequestBudget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that serves an account by the emulator, and whose writers change it over HTTP until they are told to stop. */
final class Account {

    private static final int UNLIMITED = 100_000_000;

    private static final int OPENED_PER_SECOND = 3;

    private final World world = World.onClock(Clock.offset(Clock.systemUTC(), Duration.ofDays(-365)), Ids.RANDOM);
    private final SourceId source = world.source();
    private final ThreadId thread = world.thread(source);
    private final UserId agent = world.agent(source);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger limited = new AtomicInteger();

    /** Arguments: how many interventions there are, how many writers, and how many requests the service allows in a minute. */
    public static void main(String... arguments) throws IOException {
        Account account = new Account();
        account.open(Integer.parseInt(arguments[0]));
        account.serve(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    }

    private void open(int number) {
        world.permit(agent, Permission.UPDATE_INTERVENTION);
        Interventions interventions = world.as(agent);
        for (int index = 0; index < number; index++) {
            interventions.create(world.customerMessage(thread, world.customer()));
            if (index % OPENED_PER_SECOND == 0) {
                world.advance(Duration.ofSeconds(1));
            }
        }
    }

    private void serve(int writers, int limit) throws IOException {
        EmulatorSettings settings =
                EmulatorSettings.defaults().withRequestsPerMinute(limit).withRequestListener(this::count);
        // The writers and the comparison use a second emulator of the same world, without a limit.
        try (EngageEmulator emulator = EngageEmulator.start(world, settings);
                EngageEmulator unlimited =
                        EngageEmulator.start(world, EmulatorSettings.defaults().withRequestsPerMinute(UNLIMITED));
                EngageClient client =
                        EngageClient.connect(HttpSettings.of(unlimited.baseUri(), () -> unlimited.tokenOf(agent))
                                .withBudget(RequestBudget.unlimited()));
                Writers all = new Writers(world, thread, agent, client.interventions())) {
            System.out.println(emulator.baseUri() + " " + emulator.tokenOf(agent));
            System.out.println(unlimited.baseUri() + " " + unlimited.tokenOf(agent));
            BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                if (command.equals("write")) {
                    all.start(writers);
                } else {
                    System.out.println(all.stop() + "; requests: " + requests + ", responses 429: " + limited);
                }
            }
        }
    }

    private void count(JournalEntry request) {
        requests.incrementAndGet();
        if (request.status().contains(429)) {
            limited.incrementAndGet();
        }
    }
}
