package planted.httpjsonknowsnootherroom.http.json;

import planted.httpjsonknowsnootherroom.http.transport.Bystander;

interface Culprit {
    Bystander above();
}
