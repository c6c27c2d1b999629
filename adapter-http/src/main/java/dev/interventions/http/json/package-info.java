/** Responses as JSON, and what they mean in the domain. JSON-B and JSON-P stay in here. */
@NullMarked
package dev.interventions.http.json;

import org.jspecify.annotations.NullMarked;
