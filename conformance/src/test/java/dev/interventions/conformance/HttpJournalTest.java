package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.JournalContract;

class HttpJournalTest extends JournalContract {
    @Override
    protected InterventionsFixture fixture() {
        return new HttpFixture();
    }
}
