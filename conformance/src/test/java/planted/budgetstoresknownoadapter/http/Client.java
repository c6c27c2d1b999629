package planted.budgetstoresknownoadapter.http;

public interface Client {}
