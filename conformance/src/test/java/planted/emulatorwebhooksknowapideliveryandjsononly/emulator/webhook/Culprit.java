package planted.emulatorwebhooksknowapideliveryandjsononly.emulator.webhook;

import planted.emulatorwebhooksknowapideliveryandjsononly.emulator.control.Bystander;

interface Culprit extends Bystander {}
