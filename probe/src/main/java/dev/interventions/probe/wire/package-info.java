/** Requests and responses as they are on the wire: statuses and JSON, without any reading of the domain. */
@NullMarked
package dev.interventions.probe.wire;

import org.jspecify.annotations.NullMarked;
