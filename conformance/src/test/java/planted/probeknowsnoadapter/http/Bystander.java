package planted.probeknowsnoadapter.http;

public interface Bystander {}
