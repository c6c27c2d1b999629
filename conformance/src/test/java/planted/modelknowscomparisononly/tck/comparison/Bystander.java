package planted.modelknowscomparisononly.tck.comparison;

interface Bystander {}
