package dev.interventions.example.sql;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Clock;

/** The interventions, with their categories and custom fields. */
record InterventionTable(Session session, Clock clock) {

    /** All values of an intervention in one row, so that they are consistent. */
    static final String READ = """
            SELECT i.*, c.identity_group_id,
              ARRAY(SELECT k.category_id FROM intervention_category k WHERE k.intervention_id = i.id) AS categories,
              ARRAY(SELECT f.field_key FROM custom_field f WHERE f.intervention_id = i.id
                ORDER BY f.ordinal) AS field_keys,
              ARRAY(SELECT f.kind FROM custom_field f WHERE f.intervention_id = i.id
                ORDER BY f.ordinal) AS field_kinds,
              ARRAY(SELECT f.content FROM custom_field f WHERE f.intervention_id = i.id
                ORDER BY f.ordinal) AS field_contents
            """;

    static final String FROM = " FROM intervention i LEFT JOIN customer c ON c.id = i.identity_id ";

    private static final String FIND = READ + FROM + "WHERE i.id = ?";
    private static final String LOCK = "SELECT id FROM intervention WHERE id = ? FOR UPDATE";
    private static final String INSERT =
            "INSERT INTO intervention (" + InterventionColumn.NAMES.mkString(", ") + ", once_closed) VALUES ("
                    + InterventionColumn.NAMES.map(name -> "?").mkString(", ") + ", ?)";
    private static final String UPDATE = "UPDATE intervention SET "
            + InterventionColumn.NAMES.map(name -> name + " = ?").mkString(", ")
            + ", once_closed = once_closed OR ? WHERE id = ?";

    /** The intervention as it is now: without a deferral that has passed (rule STATE-4). */
    Option<Intervention> find(InterventionId id) {
        return session.query(FIND, List.of(id), InterventionColumn::read)
                .headOption()
                .map(stored -> stored.withoutDeferralPassedBy(clock.instant()));
    }

    /** Locks the intervention until the end of the transaction, and reads it. */
    Option<Intervention> lock(InterventionId id) {
        return session.finds(LOCK, id) ? find(id) : Option.none();
    }

    void insert(Intervention added) {
        session.execute(INSERT, InterventionColumn.valuesOf(added).append(added.isClosed()));
        session.execute("INSERT INTO closing_lock (intervention_id) VALUES (?)", added.id());
        insertCategories(added.id(), categoriesOf(added));
        insertCustomFields(added.id(), customFieldsOf(added));
    }

    void update(Intervention before, Intervention after) {
        if (after.equals(before)) {
            return;
        }
        updateRow(after);
        if (!categoriesOf(after).equals(categoriesOf(before))) {
            session.execute("DELETE FROM intervention_category WHERE intervention_id = ?", after.id());
            insertCategories(after.id(), categoriesOf(after));
        }
        if (!customFieldsOf(after).equals(customFieldsOf(before))) {
            session.execute("DELETE FROM custom_field WHERE intervention_id = ?", after.id());
            insertCustomFields(after.id(), customFieldsOf(after));
        }
    }

    /** Updates everything but categories and custom fields. */
    void updateRow(Intervention after) {
        session.execute(
                UPDATE,
                InterventionColumn.valuesOf(after).append(after.isClosed()).append(after.id()));
    }

    /** Deletes the intervention and its dependent rows; its contents belong to none afterwards. */
    void delete(InterventionId id) {
        session.execute("DELETE FROM intervention WHERE id = ?", id);
    }

    /**
     * Takes the lock of a close or cancel until the end of the transaction, if nobody else has it; doesn't wait.
     *
     * @return whether it was taken
     */
    boolean takeClosingLock(InterventionId id) {
        return session.finds(
                "SELECT intervention_id FROM closing_lock WHERE intervention_id = ? FOR UPDATE SKIP LOCKED", id);
    }

    private void insertCategories(InterventionId id, Set<CategoryId> categories) {
        categories.forEach(category -> session.execute(
                "INSERT INTO intervention_category (intervention_id, category_id) VALUES (?, ?)", id, category));
    }

    private void insertCustomFields(InterventionId id, Map<String, CustomFieldValue> fields) {
        CustomFieldRow.of(fields)
                .forEachWithIndex((row, ordinal) -> session.execute(
                        "INSERT INTO custom_field (intervention_id, ordinal, field_key, kind, content)"
                                + " VALUES (?, ?, ?, ?, ?)",
                        id,
                        ordinal,
                        row.key(),
                        row.kind(),
                        row.content()));
    }

    private static Set<CategoryId> categoriesOf(Intervention intervention) {
        return intervention.categories().getOrElse(HashSet.empty());
    }

    private static Map<String, CustomFieldValue> customFieldsOf(Intervention intervention) {
        return intervention.customFields().getOrElse(LinkedHashMap.empty());
    }
}
