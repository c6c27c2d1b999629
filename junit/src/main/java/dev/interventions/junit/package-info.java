/** A JUnit extension that gives each test a world, its agents, their interventions and an emulator. */
@NullMarked
package dev.interventions.junit;

import org.jspecify.annotations.NullMarked;
