package planted.namessaywhatclassesdo.emulator;

interface Bystander {}
