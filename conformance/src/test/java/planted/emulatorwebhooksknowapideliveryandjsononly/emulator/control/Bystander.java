package planted.emulatorwebhooksknowapideliveryandjsononly.emulator.control;

public interface Bystander {}
