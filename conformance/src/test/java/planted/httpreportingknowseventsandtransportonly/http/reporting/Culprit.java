package planted.httpreportingknowseventsandtransportonly.http.reporting;

import planted.httpreportingknowseventsandtransportonly.http.call.Bystander;

interface Culprit {
    Bystander above();
}
