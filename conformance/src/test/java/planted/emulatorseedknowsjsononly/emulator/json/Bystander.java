package planted.emulatorseedknowsjsononly.emulator.json;

public interface Bystander {}
