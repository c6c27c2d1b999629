package planted.emulatorjournalknowsnootherroom.emulator.journal;

import planted.emulatorjournalknowsnootherroom.emulator.control.Bystander;

interface Culprit extends Bystander {}
