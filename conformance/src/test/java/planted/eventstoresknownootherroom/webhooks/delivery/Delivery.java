package planted.eventstoresknownootherroom.webhooks.delivery;

public interface Delivery {}
