package planted.httpwebhooksknowcallsonly.http.webhook;

import planted.httpwebhooksknowcallsonly.http.reporting.Bystander;

interface Culprit {
    Bystander reporting();
}
