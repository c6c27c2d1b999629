package planted.storedeventsknownootherroom.inmemory.event;

import planted.storedeventsknownootherroom.inmemory.store.Bystander;

interface Culprit {
    Bystander above();
}
