package planted.onlyprogramsprint.port;

interface Bystander {}
