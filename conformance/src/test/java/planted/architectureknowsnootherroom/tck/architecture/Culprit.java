package planted.architectureknowsnootherroom.tck.architecture;

import planted.architectureknowsnootherroom.tck.comparison.Bystander;

interface Culprit extends Bystander {}
