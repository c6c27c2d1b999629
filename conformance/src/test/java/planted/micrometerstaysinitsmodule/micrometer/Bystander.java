package planted.micrometerstaysinitsmodule.micrometer;

public interface Bystander {}
