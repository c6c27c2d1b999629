package planted.namessaywhatclassesdo.domain;

interface Bystander {}
