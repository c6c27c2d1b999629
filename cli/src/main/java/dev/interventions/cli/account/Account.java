package dev.interventions.cli.account;

import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import java.time.InstantSource;

/** An account that is open until it is closed. */
public interface Account extends AutoCloseable {

    /** Its interventions, as the token's user sees and changes them. */
    Interventions interventions();

    /** Its time. */
    InstantSource clock();

    /** What it is called, without secrets. */
    String name();

    /** Lets some time pass where time doesn't pass by itself. */
    default void letTimePass() {}

    /** The same account as another user sees and changes it. */
    default Account actingAs(UserId user) {
        Account original = this;
        return new Account() {
            @Override
            public Interventions interventions() {
                return original.interventions().actingAs(user);
            }

            @Override
            public InstantSource clock() {
                return original.clock();
            }

            @Override
            public String name() {
                return original.name() + " as " + user.value();
            }

            @Override
            public void letTimePass() {
                original.letTimePass();
            }

            @Override
            public void close() {
                original.close();
            }
        };
    }

    /** Ends its connections. */
    @Override
    void close();
}
