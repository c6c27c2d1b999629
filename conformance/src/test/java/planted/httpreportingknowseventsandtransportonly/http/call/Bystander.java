package planted.httpreportingknowseventsandtransportonly.http.call;

public interface Bystander {}
