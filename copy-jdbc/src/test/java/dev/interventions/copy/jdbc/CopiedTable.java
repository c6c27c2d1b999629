package dev.interventions.copy.jdbc;

import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import dev.interventions.records.InterventionJson;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import javax.sql.DataSource;

/** The content of a copy's table, read by SQL as a host would read it. */
record CopiedTable(DataSource database) {

    /** The whole interventions that aren't gone, by their ids. */
    Map<InterventionId, Intervention> interventions() {
        return HashMap.ofEntries(column("SELECT record FROM interventions WHERE gone_at IS NULL")
                .map(json -> InterventionJson.parse(json).get())
                .map(intervention -> io.vavr.Tuple.of(intervention.id(), intervention)));
    }

    Set<InterventionId> gone() {
        return HashSet.ofAll(
                column("SELECT id FROM interventions WHERE gone_at IS NOT NULL").map(InterventionId::of));
    }

    String position() {
        return column("SELECT feed_position FROM interventions_copy").single();
    }

    /** The first column of all rows as text. */
    Seq<String> column(String sql) {
        return rows(sql).map(Seq::head);
    }

    /** All rows as texts, as the database shows the values. */
    Seq<Seq<String>> rows(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            java.util.List<Seq<String>> found = new ArrayList<>();
            while (rows.next()) {
                java.util.List<String> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(rows.getString(column)));
                }
                found.add(List.ofAll(row));
            }
            return List.ofAll(found);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
