package planted.kafkastaysinitsmodule.http;

import planted.kafkastaysinitsmodule.kafka.Bystander;

interface Culprit extends Bystander {}
