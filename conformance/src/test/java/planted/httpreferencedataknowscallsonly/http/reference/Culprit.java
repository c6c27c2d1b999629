package planted.httpreferencedataknowscallsonly.http.reference;

import planted.httpreferencedataknowscallsonly.http.reporting.Bystander;

interface Culprit {
    Bystander reporting();
}
