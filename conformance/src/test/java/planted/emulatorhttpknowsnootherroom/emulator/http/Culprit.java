package planted.emulatorhttpknowsnootherroom.emulator.http;

import planted.emulatorhttpknowsnootherroom.emulator.api.Bystander;

interface Culprit extends Bystander {}
