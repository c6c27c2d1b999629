package dev.interventions.conformance;

import dev.interventions.tck.CustomFieldsContract;
import dev.interventions.tck.InterventionsFixture;

class ModestCustomFieldsTest extends CustomFieldsContract {
    @Override
    protected InterventionsFixture fixture() {
        return new ModestFixture();
    }
}
