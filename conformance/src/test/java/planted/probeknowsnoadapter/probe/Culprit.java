package planted.probeknowsnoadapter.probe;

import planted.probeknowsnoadapter.http.Bystander;

interface Culprit extends Bystander {}
