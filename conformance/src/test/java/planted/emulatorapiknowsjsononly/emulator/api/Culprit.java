package planted.emulatorapiknowsjsononly.emulator.api;

import planted.emulatorapiknowsjsononly.emulator.Bystander;

interface Culprit extends Bystander {}
