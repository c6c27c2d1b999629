package planted.httpinterventionsknowcallsonly.http.reporting;

public interface Bystander {}
