/** Events of webhooks in a database: {@link dev.interventions.webhooks.jdbc.JdbcEventStore}. */
@NullMarked
package dev.interventions.webhooks.jdbc;

import org.jspecify.annotations.NullMarked;
