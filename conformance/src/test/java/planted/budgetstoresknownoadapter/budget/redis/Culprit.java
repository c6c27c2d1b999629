package planted.budgetstoresknownoadapter.budget.redis;

import planted.budgetstoresknownoadapter.http.Client;

interface Culprit {

    Client client();
}
