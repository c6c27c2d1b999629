package planted.namessaywhatclassesdo.inmemory;

interface Bystander {}
