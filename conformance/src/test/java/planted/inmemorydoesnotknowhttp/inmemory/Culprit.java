package planted.inmemorydoesnotknowhttp.inmemory;

import planted.inmemorydoesnotknowhttp.http.Bystander;

interface Culprit extends Bystander {}
