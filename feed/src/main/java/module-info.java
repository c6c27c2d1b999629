/** The changes of an account's interventions, for copies that miss none. */
module dev.interventions.feed {
    requires transitive dev.interventions.port;
    requires static transitive org.jspecify;

    exports dev.interventions.feed;
}
