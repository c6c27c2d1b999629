package planted.httpdoesnotknowinmemory.http;

import planted.httpdoesnotknowinmemory.inmemory.Bystander;

interface Culprit extends Bystander {}
