package planted.comparisonknowsnootherroom.tck.comparison;

import planted.comparisonknowsnootherroom.tck.model.Bystander;

interface Culprit extends Bystander {}
