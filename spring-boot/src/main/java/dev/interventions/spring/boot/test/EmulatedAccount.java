package dev.interventions.spring.boot.test;

import dev.interventions.domain.UserId;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.inmemory.World;
import dev.interventions.spring.boot.InterventionsConnectionDetails;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An emulator as the service. */
@Configuration(proxyBeanMethods = false)
class EmulatedAccount {

    @Bean
    EngageEmulator interventionsEmulator(World world) {
        return EngageEmulator.start(world);
    }

    @Bean
    InterventionsConnectionDetails interventionsConnectionDetails(EngageEmulator emulator, UserId interventionsAgent) {
        return new EmulatorConnectionDetails(emulator.baseUri(), emulator.tokenOf(interventionsAgent));
    }

    private record EmulatorConnectionDetails(URI baseUri, String token) implements InterventionsConnectionDetails {

        @Override
        public URI getBaseUri() {
            return baseUri;
        }

        @Override
        public String getToken() {
            return token;
        }
    }
}
