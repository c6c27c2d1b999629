package planted.emulatorseedknowsjsonandconditionsonly.emulator.api;

public interface Bystander {}
