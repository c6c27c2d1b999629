package dev.interventions.cdi;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects a port, such as {@link dev.interventions.port.Interventions}, or the {@link dev.interventions.http.EngageClient} of one of several
 * accounts, which the properties {@code interventions.accounts.NAME.*} describe.
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface Account {

    /** The name of the account. */
    @Nonbinding
    String value();
}
