package planted.emulatordoesnotknowhttpadapter.http;

public interface Bystander {}
