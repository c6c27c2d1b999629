package dev.interventions.spring.boot.webhooks;

import com.sun.net.httpserver.HttpServer;
import dev.interventions.webhooks.WebhookReceiver;
import dev.interventions.webhooks.WebhookSecrets;
import dev.interventions.webhooks.server.WebhookHttpHandler;
import dev.interventions.webhooks.store.EventStore;
import dev.interventions.webhooks.store.InMemoryEventStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The servers through which a receiver is reached. */
enum Door {
    JDK {
        @Override
        Opened open() throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            server.setExecutor(threads);
            server.createContext(
                    "/hook",
                    new WebhookHttpHandler(WebhookReceiver.of(InMemoryEventStore.create(), WebhookSecrets.of(SECRET))));
            server.start();
            return new Opened(server.getAddress().getPort(), () -> {
                server.stop(0);
                threads.shutdownNow();
            });
        }
    },
    TOMCAT {
        @Override
        Opened open() {
            ConfigurableApplicationContext application = new SpringApplicationBuilder(Host.class)
                    .web(WebApplicationType.SERVLET)
                    .properties(
                            "server.port=0",
                            "server.tomcat.connection-timeout=10s",
                            "server.tomcat.threads.max=4",
                            "spring.main.banner-mode=off",
                            "interventions.base-uri=http://localhost:1",
                            "interventions.token=none",
                            "interventions.webhooks.path=/hook",
                            "interventions.webhooks.secret=" + SECRET)
                    .run();
            int port = Integer.parseInt(application.getEnvironment().getProperty("local.server.port"));
            return new Opened(port, application::close);
        }
    };

    static final String SECRET = "a-plain-secret";

    abstract Opened open() throws IOException;

    @EnableAutoConfiguration
    static class Host {

        @Bean
        EventStore events() {
            return InMemoryEventStore.create();
        }
    }

    /** A door that is open. */
    record Opened(int port, Runnable closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }
}
