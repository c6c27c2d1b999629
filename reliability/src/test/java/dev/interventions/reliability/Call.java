package dev.interventions.reliability;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import io.vavr.control.Either;

/** A call of each operation, which succeeds and changes something where nothing goes wrong. */
enum Call {
    CREATE {
        @Override
        Either<InterventionError, ?> on(Interventions interventions, Shop shop) {
            return interventions.create(shop.newMessage());
        }
    },
    GET {
        @Override
        Either<InterventionError, ?> on(Interventions interventions, Shop shop) {
            return interventions.get(shop.replied());
        }
    },
    LIST {
        @Override
        Either<InterventionError, ?> on(Interventions interventions, Shop shop) {
            return interventions.list(InterventionQuery.all(), PageRequest.first());
        }
    },
    CLOSE {
        @Override
        Either<InterventionError, ?> on(Interventions interventions, Shop shop) {
            return interventions.close(shop.replied());
        }
    },
    CANCEL {
        @Override
        Either<InterventionError, ?> on(Interventions interventions, Shop shop) {
            return interventions.cancel(shop.unreplied());
        }
    },
    REASSIGN {
        @Override
        Either<InterventionError, ?> on(Interventions interventions, Shop shop) {
            return interventions.reassign(shop.replied(), shop.colleague());
        }
    },
    CATEGORIZE {
        @Override
        Either<InterventionError, ?> on(Interventions interventions, Shop shop) {
            return interventions.categorize(shop.replied(), CategoryId.of("complaint"));
        }
    },
    UPDATE_CUSTOM_FIELDS {
        @Override
        Either<InterventionError, ?> on(Interventions interventions, Shop shop) {
            return interventions.updateCustomField(shop.replied(), "order", CustomFieldValue.of("342901"));
        }
    };

    abstract Either<InterventionError, ?> on(Interventions interventions, Shop shop);

    boolean isWrite() {
        return Operation.valueOf(name()).isWrite();
    }
}
