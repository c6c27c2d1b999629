/**
 * The rules of {@code docs/rules.md}, as failures and this project's own checks read them.
 *
 * <p>This package isn't exported, and may change in any version.
 */
@NullMarked
package dev.interventions.tck.rules;

import org.jspecify.annotations.NullMarked;
