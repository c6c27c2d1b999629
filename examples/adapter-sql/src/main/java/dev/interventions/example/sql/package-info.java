/** Keeps interventions in a SQL database, through JDBC; the rules come from the domain. */
@NullMarked
package dev.interventions.example.sql;

import org.jspecify.annotations.NullMarked;
