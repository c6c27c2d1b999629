package planted.nopackagesgoincircles.port;

interface Bystander {}
