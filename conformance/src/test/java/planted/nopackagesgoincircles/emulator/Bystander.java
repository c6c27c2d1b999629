package planted.nopackagesgoincircles.emulator;

interface Bystander {}
