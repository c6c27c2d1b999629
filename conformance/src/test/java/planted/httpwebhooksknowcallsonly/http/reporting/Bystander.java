package planted.httpwebhooksknowcallsonly.http.reporting;

public interface Bystander {}
