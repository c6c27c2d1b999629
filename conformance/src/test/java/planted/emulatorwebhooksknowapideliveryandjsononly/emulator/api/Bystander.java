package planted.emulatorwebhooksknowapideliveryandjsononly.emulator.api;

public interface Bystander {}
