package planted.emulatordeliveriesknownootherroom.emulator.delivery;

import planted.emulatordeliveriesknownootherroom.emulator.webhook.Bystander;

interface Culprit extends Bystander {}
