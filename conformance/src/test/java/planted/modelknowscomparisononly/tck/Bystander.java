package planted.modelknowscomparisononly.tck;

public interface Bystander {}
