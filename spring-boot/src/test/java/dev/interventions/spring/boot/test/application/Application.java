package dev.interventions.spring.boot.test.application;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application with one component. */
@SpringBootApplication
class Application {}
