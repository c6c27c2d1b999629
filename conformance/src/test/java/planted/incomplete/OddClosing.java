package planted.incomplete;

import dev.interventions.tck.ClosingContract;
import dev.interventions.tck.InterventionsFixture;

abstract class OddClosing extends ClosingContract {
    @Override
    protected InterventionsFixture fixture() {
        throw new UnsupportedOperationException("never run");
    }
}
