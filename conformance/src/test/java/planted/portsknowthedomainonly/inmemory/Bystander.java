package planted.portsknowthedomainonly.inmemory;

public interface Bystander {}
