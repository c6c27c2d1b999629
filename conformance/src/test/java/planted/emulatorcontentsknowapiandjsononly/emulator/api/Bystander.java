package planted.emulatorcontentsknowapiandjsononly.emulator.api;

public interface Bystander {}
