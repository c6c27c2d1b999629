package planted.sequencesknowmodelandcomparisononly.tck.comparison;

interface Bystander {}
