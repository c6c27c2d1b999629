package dev.interventions.probe.check;

import dev.interventions.probe.wire.Response;

/** The check that both scenarios make of each successful response of a create. */
final class CreateShape {

    private CreateShape() {}

    static void check(Findings findings, Response response) {
        findings.decide(
                Check.CREATE_SHAPE,
                !response.isPage(),
                "is the intervention itself",
                "is a page that holds the intervention",
                response);
    }
}
