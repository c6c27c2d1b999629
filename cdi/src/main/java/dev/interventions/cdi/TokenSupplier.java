package dev.interventions.cdi;

/**
 * Supplies access tokens in place of the property {@code interventions.token}, for tokens that are rotated. A bean of this type is used
 * for all accounts.
 */
@FunctionalInterface
public interface TokenSupplier {

    /** The name of the account that the properties {@code interventions.*} themselves describe. */
    String DEFAULT_ACCOUNT = "default";

    /**
     * The token for a request; called for each request, by the calling thread. It can't be interrupted at the call's deadline.
     *
     * @param account {@link #DEFAULT_ACCOUNT}, or the NAME of {@code interventions.accounts.NAME}
     */
    String token(String account);
}
