package planted.httpjournalknowscallsonly.http.journal;

import planted.httpjournalknowscallsonly.http.reporting.Bystander;

interface Culprit {
    Bystander reporting();
}
