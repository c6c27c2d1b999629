package planted.emulatorjsonknowsnootherroom.emulator.json;

import planted.emulatorjsonknowsnootherroom.emulator.Bystander;

interface Culprit extends Bystander {}
