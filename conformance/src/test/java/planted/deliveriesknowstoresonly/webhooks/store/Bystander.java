package planted.deliveriesknowstoresonly.webhooks.store;

interface Bystander {}
