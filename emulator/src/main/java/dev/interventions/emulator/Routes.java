package dev.interventions.emulator;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.Map;

/** Every path that the emulator knows; any other is a 404, and a known one with another method a 405. */
record Routes(Seq<Route> all) {

    Answer answer(String method, String rawPath, Call call) {
        List<String> segments = Route.segmentsOf(rawPath);
        Seq<Route> there = all.filter(route -> route.matches(segments));
        if (there.isEmpty()) {
            return Answer.error(ErrorKind.NOT_FOUND, "there is nothing at " + rawPath);
        }
        // What HEAD would be answered with GET is worked out whole; its body is left out on the wire.
        String asked = method.equals("HEAD") ? "GET" : method;
        return there.find(route -> route.method().equals(asked))
                .map(route -> route.answer(segments, call))
                .getOrElse(() -> notAllowed(there.map(Route::method).mkString(", ")));
    }

    private static Answer notAllowed(String allowed) {
        return Answer.error(
                ErrorKind.METHOD_NOT_ALLOWED, "only " + allowed + " is possible here", Map.of("Allow", allowed));
    }
}
