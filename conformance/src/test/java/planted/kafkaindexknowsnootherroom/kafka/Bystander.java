package planted.kafkaindexknowsnootherroom.kafka;

public interface Bystander {}
