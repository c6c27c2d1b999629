package planted.portsknowthedomainonly.port;

import planted.portsknowthedomainonly.inmemory.Bystander;

interface Culprit {
    Bystander adapter();
}
