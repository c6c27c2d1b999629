package planted.namessaywhatclassesdo.port;

interface CulpritHelper {}
