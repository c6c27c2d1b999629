package dev.interventions.conformance;

import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.JournalContract;

class InMemoryJournalTest extends JournalContract {
    @Override
    protected InterventionsFixture fixture() {
        return new InMemoryFixture();
    }
}
