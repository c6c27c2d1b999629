package planted.emulatoreventsknowapiandjsononly.emulator.webhook;

public interface Bystander {}
