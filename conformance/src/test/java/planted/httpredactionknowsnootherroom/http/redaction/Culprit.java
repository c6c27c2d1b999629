package planted.httpredactionknowsnootherroom.http.redaction;

import planted.httpredactionknowsnootherroom.http.transport.Bystander;

interface Culprit {
    Bystander above();
}
