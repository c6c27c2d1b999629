package planted.emulatorreferencedataknowsapiandjsononly.emulator.reference;

import planted.emulatorreferencedataknowsapiandjsononly.emulator.seed.Bystander;

interface Culprit {
    Bystander seed();
}
