package planted.kafkaindexknowsnootherroom.kafka.index;

import planted.kafkaindexknowsnootherroom.kafka.Bystander;

interface Culprit {
    Bystander above();
}
