package planted.comparisonknowsnootherroom.tck.model;

public interface Bystander {}
