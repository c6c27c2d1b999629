package dev.interventions.spring.boot.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What Apache HttpClient on the class path does to a host, and what this library does about it. */
class HostClassPathTest {

    private final ApplicationContextRunner host = new ApplicationContextRunner()
            .withUserConfiguration(Host.class)
            .withPropertyValues("interventions.enabled=false");
    private final ApplicationContextRunner hostWithLibrary =
            host.withInitializer(context -> new HostHttpClientInitializer().initialize(context));

    @EnableAutoConfiguration
    static class Host {}

    @Test
    void boot_alone_would_switch_the_rest_client_to_apache_http_client() {
        host.run(context -> assertThat(context.getBean(ClientHttpRequestFactoryBuilder.class))
                .isInstanceOf(HttpComponentsClientHttpRequestFactoryBuilder.class));
    }

    @Test
    void the_rest_client_remains_with_the_jdks_client() {
        hostWithLibrary.run(context -> assertThat(context.getBean(ClientHttpRequestFactoryBuilder.class))
                .isInstanceOf(JdkClientHttpRequestFactoryBuilder.class));
    }

    @Test
    void a_hosts_own_setting_wins() {
        hostWithLibrary
                .withPropertyValues(
                        "spring.http.clients.imperative.factory=http-components",
                        "spring.http.client.factory=http-components")
                .run(context -> assertThat(context.getBean(ClientHttpRequestFactoryBuilder.class))
                        .isInstanceOf(HttpComponentsClientHttpRequestFactoryBuilder.class));
    }
}
