package planted.httpdoesnotknowinmemory.inmemory;

public interface Bystander {}
