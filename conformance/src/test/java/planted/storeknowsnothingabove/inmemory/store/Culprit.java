package planted.storeknowsnothingabove.inmemory.store;

import planted.storeknowsnothingabove.inmemory.Bystander;

interface Culprit {
    Bystander above();
}
