package planted.junitdoesnotknowhttpadapter.http;

public interface Bystander {}
