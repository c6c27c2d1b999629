package planted.jsonstaysinitsroom.http.json;

import jakarta.json.JsonObject;

public interface Bystander {
    JsonObject inItsRoom();
}
