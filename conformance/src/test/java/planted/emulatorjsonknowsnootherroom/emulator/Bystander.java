package planted.emulatorjsonknowsnootherroom.emulator;

public interface Bystander {}
