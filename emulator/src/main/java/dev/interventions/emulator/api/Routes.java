package dev.interventions.emulator.api;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.Map;

/** Finds the endpoint of a request. An unknown path is a 404, and a known path with another method is a 405. */
public record Routes(Seq<Route> all) {

    /** The response; a 500 if an endpoint throws an exception, which is a defect. */
    public Response response(String method, String rawPath, ApiRequest request) {
        return ErrorResponse.<Response>unlessDefect(() -> Either.right(routed(method, rawPath, request)))
                .getOrElseGet(defect -> defect);
    }

    private Response routed(String method, String rawPath, ApiRequest request) {
        List<String> segments = Route.segmentsOf(rawPath);
        Seq<Route> there = all.filter(route -> route.matches(segments));
        if (there.isEmpty()) {
            return Response.error(ErrorKind.NOT_FOUND, "there is nothing at " + rawPath);
        }
        // The response to HEAD is that to GET; the server leaves out its body.
        String asked = method.equals("HEAD") ? "GET" : method;
        return there.find(route -> route.method().equals(asked))
                .map(route -> route.response(segments, request))
                .getOrElse(() -> notAllowed(there.map(Route::method).mkString(", ")));
    }

    private static Response notAllowed(String allowed) {
        return Response.error(
                ErrorKind.METHOD_NOT_ALLOWED, "this path supports only " + allowed, Map.of("Allow", allowed));
    }
}
