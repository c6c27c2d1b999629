/** A program without a framework. */
@SuppressWarnings("requires-automatic") // Micrometer's jars have no descriptors.
module com.example.care {
    requires dev.interventions.http;
    requires dev.interventions.micrometer;
    requires jdk.httpserver;
    requires micrometer.core;
    requires micrometer.observation;
}
