package planted.httpjsonknowsnootherroom.http.transport;

public interface Bystander {}
