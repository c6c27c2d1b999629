/** What an account defines, read and cached, and interventions that are checked by it before anything is sent. */
@NullMarked
package dev.interventions.port.reference;

import org.jspecify.annotations.NullMarked;
