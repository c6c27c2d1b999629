package planted.probewireknowsnootherroom.probe.wire;

import planted.probewireknowsnootherroom.probe.check.Bystander;

interface Culprit {
    Bystander above();
}
