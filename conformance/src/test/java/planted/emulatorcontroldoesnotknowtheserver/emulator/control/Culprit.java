package planted.emulatorcontroldoesnotknowtheserver.emulator.control;

import planted.emulatorcontroldoesnotknowtheserver.emulator.http.Bystander;

interface Culprit extends Bystander {}
