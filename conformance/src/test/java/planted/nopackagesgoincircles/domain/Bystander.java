package planted.nopackagesgoincircles.domain;

interface Bystander {}
