package planted.emulatorapiknowsjsonandconditionsonly.emulator.json;

public interface Bystander {}
