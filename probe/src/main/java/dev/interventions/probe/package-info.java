/** The main class of the runnable jar, which checks the rules at an account, and compares what it saw at different times. */
@NullMarked
package dev.interventions.probe;

import org.jspecify.annotations.NullMarked;
