package planted.httpcommentsknowcallsonly.http.reporting;

public interface Bystander {}
