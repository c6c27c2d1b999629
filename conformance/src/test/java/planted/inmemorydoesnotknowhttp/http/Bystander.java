package planted.inmemorydoesnotknowhttp.http;

public interface Bystander {}
