package planted.emulatorapiknowsjsonandconditionsonly.emulator;

public interface Bystander {}
