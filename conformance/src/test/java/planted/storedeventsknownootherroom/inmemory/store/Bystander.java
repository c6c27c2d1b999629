package planted.storedeventsknownootherroom.inmemory.store;

public interface Bystander {}
