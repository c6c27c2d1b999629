package planted.emulatorwebhooksdonotknowcontrol.emulator.webhook;

import planted.emulatorwebhooksdonotknowcontrol.emulator.control.Bystander;

interface Culprit extends Bystander {}
