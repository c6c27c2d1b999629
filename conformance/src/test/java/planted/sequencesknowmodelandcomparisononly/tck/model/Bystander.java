package planted.sequencesknowmodelandcomparisononly.tck.model;

interface Bystander {}
