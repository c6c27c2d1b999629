package planted.emulatorcontentsknowapiandjsononly.emulator.control;

public interface Bystander {}
