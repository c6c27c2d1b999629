package planted.emulatorcontentsknowapiandjsononly.emulator.content;

import planted.emulatorcontentsknowapiandjsononly.emulator.control.Bystander;

interface Culprit extends Bystander {}
