package planted.sequencesknowmodelandcomparisononly.tck;

public interface Bystander {}
