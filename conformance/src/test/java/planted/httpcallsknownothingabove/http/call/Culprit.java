package planted.httpcallsknownothingabove.http.call;

import planted.httpcallsknownothingabove.http.Bystander;

interface Culprit {
    Bystander above();
}
