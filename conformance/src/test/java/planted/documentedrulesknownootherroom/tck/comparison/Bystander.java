package planted.documentedrulesknownootherroom.tck.comparison;

public interface Bystander {}
