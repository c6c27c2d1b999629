package dev.interventions.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.Locale;

/** How the house is built: each rule for any root package, so that it can also be tried on a house where it is broken. */
enum ArchitectureRule {
    DOMAIN_IS_PURE("domain") {
        @Override
        ArchRule in(String root) {
            return onlyDependsOn(root + ".domain..", root + ".domain..");
        }
    },
    PORTS_KNOW_THE_DOMAIN_ONLY("port", "domain") {
        @Override
        ArchRule in(String root) {
            return onlyDependsOn(root + ".port..", root + ".port..", root + ".domain..");
        }
    },
    IN_MEMORY_DOES_NOT_KNOW_HTTP("inmemory", "http") {
        @Override
        ArchRule in(String root) {
            return apart(root + ".inmemory..", root + ".http..");
        }
    },
    STORE_KNOWS_NOTHING_ABOVE("inmemory", "inmemory.store") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".inmemory", ".store..");
        }
    },
    HTTP_DOES_NOT_KNOW_IN_MEMORY("http", "inmemory") {
        @Override
        ArchRule in(String root) {
            return apart(root + ".http..", root + ".inmemory..");
        }
    },
    EMULATOR_DOES_NOT_KNOW_HTTP_ADAPTER("emulator", "http") {
        @Override
        ArchRule in(String root) {
            return apart(root + ".emulator..", root + ".http..");
        }
    },
    JSON_STAYS_IN_ITS_ROOM("http", "http.json") {
        @Override
        ArchRule in(String root) {
            return noClasses()
                    .that()
                    .resideInAPackage(root + ".http..")
                    .and()
                    .resideOutsideOfPackage(root + ".http.json..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.json..", "org.eclipse.yasson..", "org.eclipse.parsson..");
        }
    },
    SEQUENCES_KNOW_MODEL_AND_COMPARISON_ONLY("tck.sequence", "tck.model", "tck.comparison") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".tck", ".sequence..", ".model..", ".comparison..");
        }
    },
    MODEL_KNOWS_COMPARISON_ONLY("tck.model", "tck.comparison") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".tck", ".model..", ".comparison..");
        }
    },
    COMPARISON_KNOWS_NO_OTHER_ROOM("tck.comparison") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".tck", ".comparison..");
        }
    },
    ARCHITECTURE_KNOWS_NO_OTHER_ROOM("tck.architecture") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".tck", ".architecture..");
        }
    },
    DOCUMENTED_RULES_KNOW_NO_OTHER_ROOM("tck.rules") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".tck", ".rules..");
        }
    },
    HTTP_EVENTS_KNOW_NO_OTHER_ROOM("http", "http.event") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".http", ".event..");
        }
    },
    HTTP_CALLS_KNOW_NOTHING_ABOVE("http", "http.call") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(
                    root + ".http", ".call..", ".reporting..", ".transport..", ".redaction..", ".json..", ".event..");
        }
    },
    HTTP_REPORTING_KNOWS_EVENTS_AND_TRANSPORT_ONLY("http.call", "http.reporting") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".http", ".reporting..", ".event..", ".transport..", ".redaction..");
        }
    },
    HTTP_TRANSPORT_KNOWS_CONNECTIONS_AND_REDACTION_ONLY("http.call", "http.transport") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".http", ".transport..", ".connection..", ".redaction..");
        }
    },
    HTTP_CONNECTIONS_KNOW_NO_OTHER_ROOM("http.connection", "http.transport") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".http", ".connection..");
        }
    },
    HTTP_REDACTION_KNOWS_NO_OTHER_ROOM("http.redaction", "http.transport") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".http", ".redaction..");
        }
    },
    HTTP_JSON_KNOWS_NO_OTHER_ROOM("http.json", "http.transport") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".http", ".json..");
        }
    },
    EMULATOR_API_KNOWS_JSON_ONLY("emulator", "emulator.api", "emulator.json") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".emulator", ".api..", ".json..");
        }
    },
    EMULATOR_CONTROL_KNOWS_API_JSON_AND_JOURNAL_ONLY("emulator.control", "emulator.http") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".emulator", ".control..", ".api..", ".json..", ".journal..");
        }
    },
    EMULATOR_SEED_KNOWS_JSON_ONLY("emulator.api", "emulator.json", "emulator.seed") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".emulator", ".seed..", ".json..");
        }
    },
    EMULATOR_HTTP_KNOWS_NO_OTHER_ROOM("emulator.api", "emulator.http") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".emulator", ".http..");
        }
    },
    EMULATOR_JOURNAL_KNOWS_NO_OTHER_ROOM("emulator.control", "emulator.journal") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".emulator", ".journal..");
        }
    },
    EMULATOR_JSON_KNOWS_NO_OTHER_ROOM("emulator", "emulator.json") {
        @Override
        ArchRule in(String root) {
            return knowsNoOtherRoom(root + ".emulator", ".json..");
        }
    },
    ONLY_PROGRAMS_PRINT("domain", "port", "inmemory", "http", "emulator") {
        @Override
        ArchRule in(String root) {
            return noClasses()
                    .that()
                    .resideInAPackage(root + "..")
                    .and()
                    .resideOutsideOfPackage(root + ".quickstart..")
                    .and()
                    .doNotHaveFullyQualifiedName(root + ".emulator.Main")
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err");
        }
    },
    NO_PACKAGES_GO_IN_CIRCLES("domain", "port", "inmemory", "http", "emulator") {
        @Override
        ArchRule in(String root) {
            return slices().matching(root + ".(**)").should().beFreeOfCycles();
        }
    },
    NAMES_SAY_WHAT_CLASSES_DO("domain", "port", "inmemory", "http", "emulator") {
        @Override
        ArchRule in(String root) {
            return noClasses()
                    .that()
                    .resideInAPackage(root + "..")
                    .should()
                    .haveSimpleNameContaining("Util")
                    .orShould()
                    .haveSimpleNameContaining("Helper")
                    .orShould()
                    .haveSimpleNameContaining("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Impl");
        }
    };

    private static final Seq<String> PURE = List.of("java..", "io.vavr..", "org.jspecify..");

    private final Seq<String> packages;

    ArchitectureRule(String... packages) {
        this.packages = List.of(packages);
    }

    /** The rule for the house under this root package. */
    abstract ArchRule in(String root);

    /** The packages under a root that have to be there: about others, the rule would say nothing. */
    Seq<String> packagesUnder(String root) {
        return packages.map(name -> root + "." + name);
    }

    /** The root package of a house where this rule alone is broken, by a class named {@code Culprit}. */
    String plantedRoot() {
        return "planted." + name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    private static ArchRule onlyDependsOn(String room, String... known) {
        return classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(PURE.appendAll(List.of(known)).toJavaArray(String[]::new));
    }

    private static ArchRule apart(String room, String other) {
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(other);
    }

    /** Of a module's packages, a room depends on itself and on the rooms that it may know. */
    private static ArchRule knowsNoOtherRoom(String module, String room, String... known) {
        return noClasses()
                .that()
                .resideInAPackage(module + room)
                .should()
                .dependOnClassesThat(resideInAPackage(module + "..")
                        .and(not(resideInAnyPackage(
                                List.of(known).prepend(room).map(module::concat).toJavaArray(String[]::new)))));
    }
}
