package dev.interventions.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;

/** What a {@link ScriptedService} does with a request. */
public interface ScriptedResponse {

    /** Returns whether the connection waits for the next request; if not, it is closed. */
    boolean playOn(Socket connection) throws IOException;

    /** 200 with this JSON. */
    static ScriptedResponse json(String body) {
        return json(200, body);
    }

    /** This status with this JSON. */
    static ScriptedResponse json(int status, String body) {
        return status(status, body, "Content-Type: application/json; charset=utf-8");
    }

    /** 200 with these bytes. */
    static ScriptedResponse ok(byte[] body, String... headers) {
        return raw(response(200, body, headers));
    }

    /** This status with this body; 204 and 304 have none. */
    static ScriptedResponse status(int status, String body, String... headers) {
        return raw(response(status, body.getBytes(StandardCharsets.UTF_8), headers));
    }

    /** This status with an error of the documented shape. */
    static ScriptedResponse error(int status, String message, String... headers) {
        return status(
                status,
                "{\"error\":\"identifier\",\"message\":\"" + message + "\",\"status\":" + status + "}",
                headers);
    }

    /** Exactly these bytes. */
    static ScriptedResponse raw(byte[] bytes) {
        return connection -> {
            write(connection, bytes);
            return true;
        };
    }

    static ScriptedResponse raw(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** 200 to CONNECT; then bytes are passed to this port and back, until one side ends. */
    static ScriptedResponse tunnelTo(int port) {
        return raw("HTTP/1.1 200 Connected\r\n\r\n").then(connection -> {
            try (Socket service = new Socket("127.0.0.1", port)) {
                Thread back = new Thread(() -> pass(service, connection));
                back.setDaemon(true);
                back.start();
                pass(connection, service);
            }
            return false;
        });
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException eitherSideHasGone) {
            // Nothing is left to pass.
        }
    }

    /** Nothing: the connection is closed. */
    static ScriptedResponse closing() {
        return connection -> false;
    }

    /** Nothing, while this much time passes. */
    static ScriptedResponse passing(VirtualTime time, Duration duration) {
        return connection -> {
            time.pass(duration);
            return true;
        };
    }

    /** Nothing, and the connection stays open until the client closes it. */
    static ScriptedResponse silence() {
        return connection -> {
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
            return false;
        };
    }

    /** This text, again and again, until the client closes the connection. */
    static ScriptedResponse endlessly(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return connection -> {
            while (true) {
                write(connection, bytes);
            }
        };
    }

    /** This text, again and again and a little at a time, until the client closes the connection. */
    static ScriptedResponse dribbling(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return connection -> {
            connection.setSoTimeout(20);
            while (!hasGone(connection)) {
                write(connection, bytes);
            }
            return false;
        };
    }

    private static boolean hasGone(Socket connection) throws IOException {
        try {
            return connection.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillThere) {
            return false;
        }
    }

    /** One reply, and if it doesn't end the connection, the other. */
    default ScriptedResponse then(ScriptedResponse next) {
        return connection -> playOn(connection) && next.playOn(connection);
    }

    /** The same when the latch opens. */
    default ScriptedResponse after(CountDownLatch latch) {
        return connection -> {
            try {
                latch.await();
            } catch (InterruptedException neverInterrupted) {
                throw new IllegalStateException(neverInterrupted);
            }
            return playOn(connection);
        };
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }

    private static byte[] response(int status, byte[] body, String... headers) {
        boolean hasBody = status != 204 && status != 304;
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Whatever\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (hasBody) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        response.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (hasBody) {
            response.writeBytes(body);
        }
        return response.toByteArray();
    }

    private static void write(Socket connection, byte[] bytes) throws IOException {
        connection.getOutputStream().write(bytes);
        connection.getOutputStream().flush();
    }
}
