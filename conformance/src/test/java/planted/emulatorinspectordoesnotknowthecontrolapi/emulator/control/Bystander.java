package planted.emulatorinspectordoesnotknowthecontrolapi.emulator.control;

public interface Bystander {}
