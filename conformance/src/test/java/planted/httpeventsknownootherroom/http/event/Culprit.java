package planted.httpeventsknownootherroom.http.event;

import planted.httpeventsknownootherroom.http.Bystander;

interface Culprit {
    Bystander above();
}
