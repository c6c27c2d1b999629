package planted.storedcommentsknowtreesonly.inmemory.comment;

import planted.storedcommentsknowtreesonly.inmemory.store.Bystander;

interface Culprit {
    Bystander above();
}
