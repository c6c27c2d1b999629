package planted.emulatorpersistenceknowsseedandjsononly.emulator.control;

public interface Bystander {}
