package planted.namessaywhatclassesdo.inmemory;

interface CulpritImpl {}
