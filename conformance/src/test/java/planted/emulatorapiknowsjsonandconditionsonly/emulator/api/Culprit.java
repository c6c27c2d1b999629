package planted.emulatorapiknowsjsonandconditionsonly.emulator.api;

import planted.emulatorapiknowsjsonandconditionsonly.emulator.Bystander;

interface Culprit extends Bystander {}
