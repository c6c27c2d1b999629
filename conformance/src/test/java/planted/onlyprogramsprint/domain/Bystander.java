package planted.onlyprogramsprint.domain;

interface Bystander {}
