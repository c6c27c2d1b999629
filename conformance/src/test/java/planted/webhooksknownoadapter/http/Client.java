package planted.webhooksknownoadapter.http;

public interface Client {}
