/** The definitions of an account, read and cached, and interventions that check writes against them before anything is sent. */
@NullMarked
package dev.interventions.port.reference;

import org.jspecify.annotations.NullMarked;
