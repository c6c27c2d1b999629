package planted.throwsnooutcomes;

import java.io.IOException;

public interface CulpritSettings {
    String token() throws IOException;
}
