package planted.httpconnectionsknownootherroom.http.transport;

public interface Bystander {}
