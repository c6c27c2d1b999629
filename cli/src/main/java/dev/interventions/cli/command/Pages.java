package dev.interventions.cli.command;

import dev.interventions.cli.execution.CommandFailure;
import dev.interventions.cli.execution.ExitCode;
import dev.interventions.domain.InterventionError;
import dev.interventions.port.Walk;
import dev.interventions.port.WalkedPage;
import io.vavr.control.Either;
import java.util.Iterator;
import java.util.function.Predicate;

/** The pages of a walk, until it ends, the user asks to stop, or there are enough. Records that can't be read are skipped and reported. */
final class Pages {

    private final AccountCommand command;
    private final Walk walk;

    Pages(AccountCommand command, Walk walk) {
        this.command = command;
        this.walk = walk.skippingUnreadable();
    }

    /** Gives each page, as long as more are wanted. */
    ExitCode forEach(Predicate<WalkedPage> wantsMore) {
        ExitCode code = ExitCode.OK;
        Iterator<Either<InterventionError, WalkedPage>> steps = walk.iterator();
        boolean more = true;
        while (more && steps.hasNext()) {
            if (command.environment().interruption().isRequested()) {
                return ExitCode.INTERRUPTED;
            }
            Either<InterventionError, WalkedPage> step = steps.next();
            if (step.isRight()) {
                more = wantsMore.test(step.get());
            } else if (steps.hasNext()) {
                command.note(step.getLeft().message());
                code = ExitCode.MIXED;
            } else {
                throw CommandFailure.of(step.getLeft());
            }
        }
        return code;
    }
}
