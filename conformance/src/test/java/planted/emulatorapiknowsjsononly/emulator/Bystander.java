package planted.emulatorapiknowsjsononly.emulator;

public interface Bystander {}
