package dev.interventions.junit;

/** What a failed test has called, as a part of its failure: every runner prints that. */
final class JournalOfTest extends Exception {

    private static final long serialVersionUID = 1L;

    JournalOfTest(String journal) {
        super(journal, null, false, false);
    }
}
