package com.example.care;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Starts the server for the account that the environment names. */
final class Main {

    private Main() {}

    public static void main(String... arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        CareServer server = new CareServer(
                URI.create(environment.get("INTERVENTIONS_BASE_URI")), () -> environment.get("INTERVENTIONS_TOKEN"), 8080);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println("http://localhost:" + server.port() + "/interventions");
    }
}
