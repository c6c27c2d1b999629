package planted.onlyprogramsprint.inmemory;

interface Bystander {}
