package dev.interventions.spring.boot.webhooks;

import dev.interventions.port.Interventions;
import dev.interventions.spring.boot.InterventionsAutoConfiguration;
import dev.interventions.spring.boot.property.InvalidPropertyException;
import dev.interventions.webhooks.EventDispatcher;
import dev.interventions.webhooks.EventHandler;
import dev.interventions.webhooks.InterventionHandler;
import dev.interventions.webhooks.WebhookReceiver;
import dev.interventions.webhooks.WebhookSecrets;
import dev.interventions.webhooks.server.WebhookServlet;
import dev.interventions.webhooks.store.EventStore;
import jakarta.servlet.Servlet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * For hosts with an {@link EventStore} bean: in a servlet application, a {@link WebhookReceiver} at {@code interventions.webhooks.path}; and,
 * if there is an {@link InterventionHandler} bean too, an {@link EventDispatcher} that runs while the application does.
 */
@AutoConfiguration(after = InterventionsAutoConfiguration.class)
@ConditionalOnProperty(name = "interventions.enabled", matchIfMissing = true)
@ConditionalOnClass(EventStore.class)
@ConditionalOnBean(EventStore.class)
@EnableConfigurationProperties(WebhooksProperties.class)
public final class WebhooksAutoConfiguration {

    WebhooksAutoConfiguration() {}

    /** Passes events to the host. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(InterventionHandler.class)
    static class Dispatching {

        @Bean
        @ConditionalOnMissingBean
        EventDispatcher interventionsEventDispatcher(
                EventStore store,
                ObjectProvider<Interventions> interventions,
                InterventionHandler handler,
                ObjectProvider<EventHandler> others) {
            Interventions account = interventions.getIfUnique();
            if (account == null) {
                throw new InvalidPropertyException(
                        WebhooksProperties.PREFIX,
                        "there is no Interventions bean, or several of which none is primary",
                        "Configure one account, make a bean primary, or define a bean of EventDispatcher.");
            }
            EventDispatcher dispatcher = EventDispatcher.of(store, account, handler);
            EventHandler other = others.getIfUnique();
            return other == null ? dispatcher : dispatcher.handlingOthers(other);
        }
    }

    @Bean
    @ConditionalOnBean(EventDispatcher.class)
    DispatcherThreads interventionsDispatcherThreads(EventDispatcher dispatcher, WebhooksProperties properties) {
        return InvalidPropertyException.created(
                WebhooksProperties.PREFIX + ".interval",
                () -> new DispatcherThreads(dispatcher, properties.threads(), properties.interval()));
    }

    /** Receives events. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass(Servlet.class)
    static class Receiving {

        @Bean
        @ConditionalOnMissingBean
        WebhookReceiver interventionsWebhookReceiver(
                EventStore store,
                ObjectProvider<WebhookSecrets> secrets,
                ObjectProvider<EventDispatcher> dispatchers,
                WebhooksProperties properties) {
            WebhookReceiver receiver = InvalidPropertyException.created(
                    WebhooksProperties.PREFIX + ".max-body-size",
                    () -> WebhookReceiver.of(store, secrets.getIfAvailable(properties::secrets))
                            .withMaxBodyBytes((int) Math.min(
                                    Integer.MAX_VALUE, properties.maxBodySize().toBytes())));
            EventDispatcher dispatcher = dispatchers.getIfUnique();
            return dispatcher == null ? receiver : receiver.notifying(dispatcher::wakeUp);
        }

        @Bean
        ServletRegistrationBean<WebhookServlet> interventionsWebhookServlet(
                WebhookReceiver receiver, WebhooksProperties properties) {
            return new ServletRegistrationBean<>(new WebhookServlet(receiver), properties.path());
        }
    }
}
