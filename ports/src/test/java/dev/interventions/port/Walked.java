package dev.interventions.port;

import dev.interventions.domain.InterventionError;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The pages and errors of a walk until its end. */
record Walked(List<WalkedPage> pages, List<InterventionError> errors) {

    private static final int TOO_MANY = 10_000;

    static Walked through(Walk walk) {
        return through(walk.iterator());
    }

    static Walked through(Iterator<Either<InterventionError, WalkedPage>> steps) {
        List<WalkedPage> pages = new ArrayList<>();
        List<InterventionError> errors = new ArrayList<>();
        while (steps.hasNext()) {
            steps.next().fold(errors::add, pages::add);
            if (pages.size() > TOO_MANY) {
                throw new AssertionError("the walk doesn't end");
            }
        }
        return new Walked(pages, errors);
    }

    List<String> ids() {
        return idsByPage().stream().flatMap(List::stream).toList();
    }

    List<List<String>> idsByPage() {
        return pages.stream().map(Walked::idsOf).toList();
    }

    List<Boolean> shifts() {
        return pages.stream().map(WalkedPage::shifted).toList();
    }

    WalkPosition last() {
        return pages.get(pages.size() - 1).next();
    }

    static List<String> idsOf(WalkedPage page) {
        return page.records().map(record -> record.id().value()).asJava();
    }
}
