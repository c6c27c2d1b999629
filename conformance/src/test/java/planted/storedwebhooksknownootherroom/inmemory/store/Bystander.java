package planted.storedwebhooksknownootherroom.inmemory.store;

public interface Bystander {}
