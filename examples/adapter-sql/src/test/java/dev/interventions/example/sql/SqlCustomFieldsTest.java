package dev.interventions.example.sql;

import dev.interventions.tck.CustomFieldsContract;
import dev.interventions.tck.InterventionsFixture;

class SqlCustomFieldsTest extends CustomFieldsContract {
    @Override
    protected InterventionsFixture fixture() {
        return new SqlFixture();
    }
}
