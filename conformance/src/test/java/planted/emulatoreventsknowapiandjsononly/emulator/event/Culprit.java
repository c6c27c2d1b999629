package planted.emulatoreventsknowapiandjsononly.emulator.event;

import planted.emulatoreventsknowapiandjsononly.emulator.webhook.Bystander;

interface Culprit {
    Bystander webhook();
}
