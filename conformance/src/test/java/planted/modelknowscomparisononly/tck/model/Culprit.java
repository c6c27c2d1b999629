package planted.modelknowscomparisononly.tck.model;

import planted.modelknowscomparisononly.tck.Bystander;

interface Culprit extends Bystander {}
