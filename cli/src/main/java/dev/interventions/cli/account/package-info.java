/** Which account a command works with. */
@NullMarked
package dev.interventions.cli.account;

import org.jspecify.annotations.NullMarked;
