package planted.eventstoresknownootherroom.webhooks.store;

import planted.eventstoresknownootherroom.webhooks.delivery.Delivery;

interface Culprit {

    Delivery delivery();
}
