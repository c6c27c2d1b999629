package planted.junitdoesnotknowhttpadapter.junit;

import planted.junitdoesnotknowhttpadapter.http.Bystander;

interface Culprit extends Bystander {}
