package planted.httpeventsknownootherroom.http;

public interface Bystander {}
