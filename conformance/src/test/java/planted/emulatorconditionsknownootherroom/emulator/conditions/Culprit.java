package planted.emulatorconditionsknownootherroom.emulator.conditions;

import planted.emulatorconditionsknownootherroom.emulator.api.Bystander;

class Culprit {

    Bystander forbidden = new Bystander();
}
