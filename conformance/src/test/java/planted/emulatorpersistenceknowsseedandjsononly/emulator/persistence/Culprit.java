package planted.emulatorpersistenceknowsseedandjsononly.emulator.persistence;

import planted.emulatorpersistenceknowsseedandjsononly.emulator.control.Bystander;

interface Culprit extends Bystander {}
