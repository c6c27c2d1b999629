package dev.interventions.spring.boot.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.json.bind.Jsonb;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConverters;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.http.converter.json.JsonbHttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;

/** What Yasson on the class path does to a host with Boot 3. */
class HostJsonTest {

    private final WebApplicationContextRunner host = new WebApplicationContextRunner()
            .withUserConfiguration(Host.class)
            .withPropertyValues("interventions.enabled=false");

    @EnableAutoConfiguration
    static class Host {}

    @Test
    void there_is_a_jsonb_bean_but_the_hosts_json_remains_jacksons() {
        host.run(context -> {
            assertThat(context).hasSingleBean(Jsonb.class).hasSingleBean(ObjectMapper.class);
            assertThat(context.getBean(HttpMessageConverters.class).getConverters())
                    .hasAtLeastOneElementOfType(MappingJackson2HttpMessageConverter.class)
                    .doesNotHaveAnyElementsOfTypes(JsonbHttpMessageConverter.class);
        });
    }

    @Test
    void a_host_can_exclude_the_jsonb_bean() {
        host.withPropertyValues(
                        "spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.jsonb.JsonbAutoConfiguration")
                .run(context -> assertThat(context).doesNotHaveBean(Jsonb.class));
    }
}
