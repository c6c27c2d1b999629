package planted.httpconnectionsknownootherroom.http.connection;

import planted.httpconnectionsknownootherroom.http.transport.Bystander;

interface Culprit {
    Bystander above();
}
