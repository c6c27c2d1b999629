package planted.httptransportknowsconnectionsandredactiononly.http.transport;

import planted.httptransportknowsconnectionsandredactiononly.http.call.Bystander;

interface Culprit {
    Bystander above();
}
