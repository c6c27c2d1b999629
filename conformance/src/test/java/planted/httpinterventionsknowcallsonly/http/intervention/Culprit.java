package planted.httpinterventionsknowcallsonly.http.intervention;

import planted.httpinterventionsknowcallsonly.http.reporting.Bystander;

interface Culprit {
    Bystander reporting();
}
