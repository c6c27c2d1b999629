package planted.emulatorjournalknowsnootherroom.emulator.control;

public interface Bystander {}
