package planted.httpjournalknowscallsonly.http.reporting;

public interface Bystander {}
