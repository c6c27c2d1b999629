package planted.httpcommentsknowcallsonly.http.comment;

import planted.httpcommentsknowcallsonly.http.reporting.Bystander;

interface Culprit {
    Bystander above();
}
