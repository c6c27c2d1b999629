/** Apache HttpClient as this library uses it: its settings, its connections, the resolution of names. */
@NullMarked
package dev.interventions.http.connection;

import org.jspecify.annotations.NullMarked;
