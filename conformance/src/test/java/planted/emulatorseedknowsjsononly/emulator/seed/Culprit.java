package planted.emulatorseedknowsjsononly.emulator.seed;

import planted.emulatorseedknowsjsononly.emulator.api.Bystander;

interface Culprit extends Bystander {}
