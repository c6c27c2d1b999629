package planted.emulatorinspectordoesnotknowthecontrolapi.emulator.inspector;

import planted.emulatorinspectordoesnotknowthecontrolapi.emulator.control.Bystander;

interface Culprit extends Bystander {}
