package planted.emulatorcontrolknowsapijsonandjournalonly.emulator.control;

import planted.emulatorcontrolknowsapijsonandjournalonly.emulator.http.Bystander;

interface Culprit extends Bystander {}
