package dev.interventions.webhooks.server;

import static java.util.Objects.requireNonNull;

import dev.interventions.webhooks.WebhookReceiver;
import dev.interventions.webhooks.WebhookRequest;
import dev.interventions.webhooks.WebhookResponse;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/** A receiver as a servlet, for Jakarta Servlet 6 or newer. The container has to limit the time of each read. */
@SuppressWarnings("exports")
public final class WebhookServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient WebhookReceiver receiver;

    public WebhookServlet(WebhookReceiver receiver) {
        this.receiver = requireNonNull(receiver, "receiver");
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WebhookResponse result = receiver.receive(
                new WebhookRequest(request.getMethod(), query(request), secret(request), request::getInputStream));
        response.setStatus(result.status());
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(result.body().getBytes(StandardCharsets.UTF_8));
    }

    private static Option<String> secret(HttpServletRequest request) {
        java.util.List<String> values = Collections.list(request.getHeaders(WebhookRequest.SECRET_HEADER));
        return values.size() == 1 ? Option.some(values.get(0)) : Option.none();
    }

    /** Only of a handshake: for a POST, {@code getParameterMap} could make the container read the body. */
    private static Map<String, String> query(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                ? HashMap.ofAll(request.getParameterMap()).mapValues(values -> values[0])
                : HashMap.empty();
    }
}
