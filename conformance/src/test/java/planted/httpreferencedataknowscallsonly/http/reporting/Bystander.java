package planted.httpreferencedataknowscallsonly.http.reporting;

public interface Bystander {}
