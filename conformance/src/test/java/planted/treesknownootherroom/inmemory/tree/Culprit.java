package planted.treesknownootherroom.inmemory.tree;

import planted.treesknownootherroom.inmemory.store.Bystander;

interface Culprit {
    Bystander above();
}
