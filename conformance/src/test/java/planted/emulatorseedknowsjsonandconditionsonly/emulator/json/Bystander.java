package planted.emulatorseedknowsjsonandconditionsonly.emulator.json;

public interface Bystander {}
