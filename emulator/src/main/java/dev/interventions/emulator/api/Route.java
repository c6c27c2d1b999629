package dev.interventions.emulator.api;

import io.vavr.collection.List;
import io.vavr.control.Option;

/**
 * A method, a path, and the endpoint that handles requests to them.
 *
 * @param segments the segments of the path, one of which may be {@link #ID}
 */
public record Route(String method, List<String> segments, Endpoint endpoint) {

    /** The segment of a path that stands for an id. */
    private static final String ID = "{id}";

    /** Handles a request. */
    public interface Endpoint {
        Response response(ApiRequest request);
    }

    public Route(String method, String path, Endpoint endpoint) {
        this(method, segmentsOf(path), endpoint);
    }

    static List<String> segmentsOf(String path) {
        return List.of(path.split("/", -1));
    }

    boolean matches(List<String> raw) {
        return segments.size() == raw.size()
                && segments.zip(raw).forAll(pair -> pair._1.equals(ID) ? !pair._2.isEmpty() : pair._1.equals(pair._2));
    }

    Response response(List<String> raw, ApiRequest request) {
        Option<String> id = segments.zip(raw).find(pair -> pair._1.equals(ID)).map(pair -> pair._2);
        return endpoint.response(
                id.map(UrlEncoding::decoded).map(request::withId).getOrElse(request));
    }
}
