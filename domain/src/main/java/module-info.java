/** The lifecycle of an intervention and its rules, pure. */
module dev.interventions.domain {
    requires transitive io.vavr;
    requires static transitive org.jspecify;

    exports dev.interventions.domain;
    exports dev.interventions.domain.bot;
    exports dev.interventions.domain.reference;
}
