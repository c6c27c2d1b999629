package planted.namessaywhatclassesdo.http;

interface CulpritManager {}
