package planted.nopackagesgoincircles.http;

import planted.nopackagesgoincircles.http.json.Culprits;

public interface Culprit {
    Culprits further();
}
