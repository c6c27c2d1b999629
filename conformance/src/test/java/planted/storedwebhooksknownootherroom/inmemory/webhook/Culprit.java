package planted.storedwebhooksknownootherroom.inmemory.webhook;

import planted.storedwebhooksknownootherroom.inmemory.store.Bystander;

interface Culprit {
    Bystander above();
}
