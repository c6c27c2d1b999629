package planted.emulatorseedknowsjsonandconditionsonly.emulator.seed;

import planted.emulatorseedknowsjsonandconditionsonly.emulator.api.Bystander;

interface Culprit extends Bystander {}
