package dev.interventions.junit;

/** The calls of a failed test. It is a suppressed exception of the failure, because every runner prints those. */
final class JournalOfTest extends Exception {

    private static final long serialVersionUID = 1L;

    JournalOfTest(String journal) {
        super(journal, null, false, false);
    }
}
