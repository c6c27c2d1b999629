package dev.interventions.domain;

import static java.util.Objects.requireNonNull;

/** Who wrote a content. */
public sealed interface Author {

    /** A customer. */
    record Customer(IdentityId identity) implements Author {
        public Customer {
            requireNonNull(identity, "identity");
        }
    }

    /** An agent. */
    record Agent(UserId user) implements Author {
        public Agent {
            requireNonNull(user, "user");
        }
    }
}
