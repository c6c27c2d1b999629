package planted.onlyprogramsprint.http;

interface Bystander {}
