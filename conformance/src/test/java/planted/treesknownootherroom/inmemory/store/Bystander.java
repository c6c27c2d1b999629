package planted.treesknownootherroom.inmemory.store;

public interface Bystander {}
