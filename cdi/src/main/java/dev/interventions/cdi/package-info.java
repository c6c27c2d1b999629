/**
 * Beans for hosts with CDI and MicroProfile Config, such as Quarkus: an {@link dev.interventions.http.EngageClient} and its ports, such as
 * {@link dev.interventions.port.Interventions}, for the account that {@code interventions.*} describes, and with the qualifier {@link
 * dev.interventions.cdi.Account} for each of {@code interventions.accounts.NAME}.
 */
@NullMarked
package dev.interventions.cdi;

import org.jspecify.annotations.NullMarked;
