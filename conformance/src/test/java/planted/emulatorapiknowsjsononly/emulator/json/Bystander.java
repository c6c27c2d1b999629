package planted.emulatorapiknowsjsononly.emulator.json;

public interface Bystander {}
