package planted.deliveriesknowstoresonly.webhooks;

public interface Receiver {}
