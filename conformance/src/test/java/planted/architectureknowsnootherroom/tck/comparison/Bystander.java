package planted.architectureknowsnootherroom.tck.comparison;

public interface Bystander {}
