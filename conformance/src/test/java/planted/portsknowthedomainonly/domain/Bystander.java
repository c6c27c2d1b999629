package planted.portsknowthedomainonly.domain;

public interface Bystander {}
