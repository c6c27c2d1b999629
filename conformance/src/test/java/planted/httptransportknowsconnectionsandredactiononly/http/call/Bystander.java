package planted.httptransportknowsconnectionsandredactiononly.http.call;

public interface Bystander {}
