package planted.deliveriesknowstoresonly.webhooks.delivery;

import planted.deliveriesknowstoresonly.webhooks.Receiver;

interface Culprit {

    Receiver receiver();
}
