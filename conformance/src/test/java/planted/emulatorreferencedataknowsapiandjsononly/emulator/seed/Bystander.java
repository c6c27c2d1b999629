package planted.emulatorreferencedataknowsapiandjsononly.emulator.seed;

public interface Bystander {}
