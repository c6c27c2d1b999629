/** Gives each JUnit test a world, its agents, their interventions and an emulator. */
module dev.interventions.junit {
    requires transitive dev.interventions.emulator;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports dev.interventions.junit;
}
