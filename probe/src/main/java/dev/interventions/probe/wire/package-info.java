/** Requests and responses as statuses and JSON, without the types of the domain. */
@NullMarked
package dev.interventions.probe.wire;

import org.jspecify.annotations.NullMarked;
