package planted.sequencesknowmodelandcomparisononly.tck.sequence;

import planted.sequencesknowmodelandcomparisononly.tck.Bystander;

interface Culprit extends Bystander {}
