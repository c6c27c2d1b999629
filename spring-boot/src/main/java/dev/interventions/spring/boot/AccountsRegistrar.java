package dev.interventions.spring.boot;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers a client and its ports for each of several accounts. They are no candidates for injection by type alone, so that no account is
 * used by mistake.
 */
public final class AccountsRegistrar implements ImportBeanDefinitionRegistrar {

    private static final String CLIENT = "EngageClient";

    private static final List<Port> PORTS = List.of(
            new Port("Interventions", "interventions"),
            new Port("InterventionComments", "comments"),
            new Port("InterventionBots", "bots"),
            new Port("InterventionWebhooks", "webhooks"),
            new Port("InterventionReferenceData", "referenceData"),
            new Port("InterventionJournal", "journal"));

    /**
     * A port of a client.
     *
     * @param bean what follows the account in the bean's name
     * @param method the method of the factory that creates it
     */
    private record Port(String bean, String method) {}

    private final Environment environment;

    AccountsRegistrar(Environment environment) {
        this.environment = environment;
    }

    /** The names of the accounts. */
    static Set<String> accounts(Environment environment) {
        return Binder.get(environment)
                .bind(AccountsProperties.ACCOUNTS, Bindable.mapOf(String.class, AccountProperties.class))
                .orElse(Map.of())
                .keySet();
    }

    /** The name of the account whose client this bean is; for a host's own client, the name of the bean. */
    public static String accountOf(String clientBean) {
        if (clientBean.equals("engageClient")) {
            return TokenSupplier.DEFAULT_ACCOUNT;
        }
        return clientBean.endsWith(CLIENT)
                ? clientBean.substring(0, clientBean.length() - CLIENT.length())
                : clientBean;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
        accounts(environment).forEach(account -> register(account, registry));
    }

    private static void register(String account, BeanDefinitionRegistry registry) {
        String client = account + CLIENT;
        registry.registerBeanDefinition(client, definition(account, "client", account));
        PORTS.forEach(port -> {
            RootBeanDefinition definition = definition(account, port.method(), new RuntimeBeanReference(client));
            definition.setLazyInit(true);
            registry.registerBeanDefinition(account + port.bean(), definition);
        });
    }

    /** A bean that this method of the factory creates. Processing ahead of time understands it, unlike a bean that comes from a client. */
    private static RootBeanDefinition definition(String account, String method, Object argument) {
        RootBeanDefinition definition = new RootBeanDefinition();
        definition.setFactoryBeanName(InterventionsAutoConfiguration.CLIENT_FACTORY);
        definition.setFactoryMethodName(method);
        definition.getConstructorArgumentValues().addIndexedArgumentValue(0, argument);
        definition.setDefaultCandidate(false);
        definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, account));
        return definition;
    }
}
