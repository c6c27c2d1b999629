package planted.emulatorseedknowsjsononly.emulator.api;

public interface Bystander {}
