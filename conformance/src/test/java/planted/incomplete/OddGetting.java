package planted.incomplete;

import dev.interventions.tck.GettingContract;
import dev.interventions.tck.InterventionsFixture;
import org.junit.jupiter.api.Disabled;

@Disabled
class OddGetting extends GettingContract {
    @Override
    protected InterventionsFixture fixture() {
        throw new UnsupportedOperationException("never run");
    }
}
