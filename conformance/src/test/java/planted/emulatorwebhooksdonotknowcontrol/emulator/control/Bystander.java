package planted.emulatorwebhooksdonotknowcontrol.emulator.control;

public interface Bystander {}
