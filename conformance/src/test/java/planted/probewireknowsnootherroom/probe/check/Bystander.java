package planted.probewireknowsnootherroom.probe.check;

public interface Bystander {}
