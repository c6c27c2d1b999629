package planted.emulatorwebhooksdonotknowcontrol.emulator.api;

public interface Bystander {}
