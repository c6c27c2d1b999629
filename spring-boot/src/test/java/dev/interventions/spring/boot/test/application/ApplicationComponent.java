package dev.interventions.spring.boot.test.application;

import dev.interventions.port.Interventions;
import org.springframework.stereotype.Component;

@Component
record ApplicationComponent(Interventions interventions) {}
