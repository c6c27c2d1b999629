package planted.namessaywhatclassesdo.domain;

interface CulpritUtils {}
