package planted.httptransportknowsnootherroom.http.call;

public interface Bystander {}
