package planted.httptransportknowsnootherroom.http.transport;

import planted.httptransportknowsnootherroom.http.call.Bystander;

interface Culprit {
    Bystander above();
}
