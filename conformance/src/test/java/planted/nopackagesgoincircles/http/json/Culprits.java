package planted.nopackagesgoincircles.http.json;

import planted.nopackagesgoincircles.http.Culprit;

public interface Culprits {
    Culprit back();
}
