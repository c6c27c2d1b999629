package dev.interventions.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects the emulator's base URI into a parameter of type {@link java.net.URI}, or a token for it into a parameter of type {@link String}.
 * See {@link InterventionsExtension}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Emulated {}
