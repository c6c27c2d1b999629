package planted.httpbotsknowcallsandinterventionsonly.http.reporting;

public interface Bystander {}
