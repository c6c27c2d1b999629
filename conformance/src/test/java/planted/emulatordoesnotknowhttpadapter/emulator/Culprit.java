package planted.emulatordoesnotknowhttpadapter.emulator;

import planted.emulatordoesnotknowhttpadapter.http.Bystander;

interface Culprit extends Bystander {}
