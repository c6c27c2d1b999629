package dev.interventions.bulk;

/**
 * How many items a run has dealt with.
 *
 * @param skipped how many were skipped, since they are finished according to the journal, or this run has begun them already
 * @param succeeded how many succeeded
 * @param refused how many were refused
 * @param failed how many weren't decided, and changed nothing
 * @param unknown for how many it is unknown whether the operation has happened
 */
public record BulkProgress(long skipped, long succeeded, long refused, long failed, long unknown) {

    static final BulkProgress NONE = new BulkProgress(0, 0, 0, 0, 0);

    /** How many items the run has dealt with in total. */
    public long done() {
        return skipped + succeeded + refused + failed + unknown;
    }

    BulkProgress withSkipped() {
        return new BulkProgress(skipped + 1, succeeded, refused, failed, unknown);
    }

    BulkProgress with(BulkOutcome.Status status) {
        return switch (status) {
            case SUCCEEDED -> new BulkProgress(skipped, succeeded + 1, refused, failed, unknown);
            case REFUSED -> new BulkProgress(skipped, succeeded, refused + 1, failed, unknown);
            case FAILED -> new BulkProgress(skipped, succeeded, refused, failed + 1, unknown);
            case UNKNOWN -> new BulkProgress(skipped, succeeded, refused, failed, unknown + 1);
        };
    }
}
