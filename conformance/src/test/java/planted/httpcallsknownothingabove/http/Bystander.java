package planted.httpcallsknownothingabove.http;

public interface Bystander {}
