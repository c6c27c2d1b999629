package dev.interventions.conformance;

import dev.interventions.tck.CustomFieldsContract;
import dev.interventions.tck.InterventionsFixture;

class HttpCustomFieldsTest extends CustomFieldsContract {
    @Override
    protected InterventionsFixture fixture() {
        return new HttpFixture();
    }
}
