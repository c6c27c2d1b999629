package planted.emulatorcontroldoesnotknowtheserver.emulator.http;

public interface Bystander {}
