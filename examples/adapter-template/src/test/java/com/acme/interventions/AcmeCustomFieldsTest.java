package com.acme.interventions;

import dev.interventions.tck.CustomFieldsContract;
import dev.interventions.tck.InterventionsFixture;

class AcmeCustomFieldsTest extends CustomFieldsContract {
    @Override
    protected InterventionsFixture fixture() {
        return new AcmeFixture();
    }
}
