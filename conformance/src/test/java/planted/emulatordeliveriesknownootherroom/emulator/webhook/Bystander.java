package planted.emulatordeliveriesknownootherroom.emulator.webhook;

public interface Bystander {}
