package planted.nopackagesgoincircles.inmemory;

interface Bystander {}
