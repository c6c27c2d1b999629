package dev.interventions.spring.boot;

import dev.interventions.http.EngageClient;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.FactoryBean;

/**
 * A client as a bean, closed gracefully. This happens when the bean is destroyed, and not in a phase of the lifecycle: all beans that use
 * the client have been destroyed by then, and a context that is only stopped can be started again.
 */
final class EngageClientFactoryBean implements FactoryBean<EngageClient>, DisposableBean {

    private final EngageClient client;
    private final ShutdownTime shutdownTime;

    EngageClientFactoryBean(EngageClient client, ShutdownTime shutdownTime) {
        this.client = client;
        this.shutdownTime = shutdownTime;
    }

    @Override
    public EngageClient getObject() {
        return client;
    }

    @Override
    public Class<EngageClient> getObjectType() {
        return EngageClient.class;
    }

    @Override
    public void destroy() {
        client.close(shutdownTime.remaining());
    }
}
