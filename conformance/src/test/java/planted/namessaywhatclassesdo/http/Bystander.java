package planted.namessaywhatclassesdo.http;

interface Bystander {}
