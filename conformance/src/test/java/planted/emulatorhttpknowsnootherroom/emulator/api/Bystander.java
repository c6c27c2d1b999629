package planted.emulatorhttpknowsnootherroom.emulator.api;

public interface Bystander {}
