package planted.jsonstaysinitsroom.http;

import jakarta.json.JsonObject;

interface Culprit {
    JsonObject object();
}
