package planted.emulatorconditionsknownootherroom.emulator.api;

public class Bystander {}
