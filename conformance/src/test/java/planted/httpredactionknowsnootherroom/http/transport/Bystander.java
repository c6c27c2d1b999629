package planted.httpredactionknowsnootherroom.http.transport;

public interface Bystander {}
