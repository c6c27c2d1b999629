/** Tests of Spring applications without the service: an in-memory world, or the emulator behind the HTTP adapter. */
@NullMarked
package dev.interventions.spring.boot.test;

import org.jspecify.annotations.NullMarked;
