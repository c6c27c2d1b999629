package planted.micrometerstaysinitsmodule.http;

import planted.micrometerstaysinitsmodule.micrometer.Bystander;

interface Culprit extends Bystander {}
