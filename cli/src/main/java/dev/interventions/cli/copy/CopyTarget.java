package dev.interventions.cli.copy;

import dev.interventions.copy.jdbc.CopyError;
import dev.interventions.copy.jdbc.CopyReport;
import dev.interventions.feed.Feed;
import io.vavr.control.Either;

/** Where interventions are copied to. */
public interface CopyTarget extends AutoCloseable {

    /**
     * Makes the copy as new as the account is now. What was copied before an error, an interruption or a crash is kept, and the next call
     * continues after it, in another process too.
     *
     * @throws CopyException if the copy can't be made on this machine
     */
    Either<CopyError, CopyReport> update(Feed feed);

    /**
     * How many interventions the copy has.
     *
     * @throws CopyException if it can't be read
     */
    long count();

    /** What is kept where, for a user who wants to continue. */
    String kept();

    @Override
    void close();
}
