package planted.namessaywhatclassesdo.port;

interface Bystander {}
