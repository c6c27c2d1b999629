package planted.webhooksknownoadapter.webhooks;

import planted.webhooksknownoadapter.http.Client;

interface Culprit {

    Client client();
}
