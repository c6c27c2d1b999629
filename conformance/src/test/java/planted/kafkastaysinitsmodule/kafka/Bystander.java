package planted.kafkastaysinitsmodule.kafka;

public interface Bystander {}
