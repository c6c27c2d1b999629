package planted.emulatorcontrolknowsapijsonandjournalonly.emulator.http;

public interface Bystander {}
