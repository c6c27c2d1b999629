package planted.incomplete;

import dev.interventions.tck.CancellingContract;
import dev.interventions.tck.InterventionsFixture;

class OddCancelling extends CancellingContract {
    @Override
    protected InterventionsFixture fixture() {
        throw new UnsupportedOperationException("never run");
    }
}
