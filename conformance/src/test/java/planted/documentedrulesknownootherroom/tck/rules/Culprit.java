package planted.documentedrulesknownootherroom.tck.rules;

import planted.documentedrulesknownootherroom.tck.comparison.Bystander;

interface Culprit extends Bystander {}
