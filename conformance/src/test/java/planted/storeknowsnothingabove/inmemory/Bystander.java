package planted.storeknowsnothingabove.inmemory;

public interface Bystander {}
