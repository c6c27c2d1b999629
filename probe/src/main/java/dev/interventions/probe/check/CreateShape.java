package dev.interventions.probe.check;

import dev.interventions.probe.wire.Response;

/** What both scenarios check of each 200 of a create. */
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
