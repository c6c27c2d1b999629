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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Locale;
import java.util.function.Function;

/** The rules on dependencies between packages. Each applies to any root package, so that it can also be tested where it is broken. */
enum ArchitectureRule {
    DOMAIN_IS_PURE(root -> onlyDependsOn(root + ".domain..", root + ".domain.."), "domain"),
    PORTS_KNOW_THE_DOMAIN_ONLY(
            root -> onlyDependsOn(root + ".port..", root + ".port..", root + ".domain.."), "port", "domain"),
    BUDGET_WINDOW_KNOWS_NO_OTHER_ROOM(
            room("port.budget", "window"), "port.budget", "port.budget.store", "port.budget.window"),
    BUDGET_STORES_KNOW_NO_ADAPTER(
            root -> onlyKnows(root, ".budget..", root + ".budget..", root + ".port..", root + ".domain.."),
            "budget.redis",
            "budget.postgresql"),
    /** The processes of a fleet have clocks of their own, which may be wrong, and change. */
    BUDGETS_READ_NO_WALL_CLOCK(
            root -> noClasses()
                    .that()
                    .resideInAnyPackage(root + ".port.budget..", root + ".budget..")
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(Clock.class, Date.class, LocalDateTime.class, ZonedDateTime.class),
            "port.budget",
            "port.budget.store",
            "budget.redis",
            "budget.postgresql"),
    WEBHOOKS_KNOW_NO_ADAPTER(
            root -> onlyKnows(root, ".webhooks..", root + ".webhooks..", root + ".port..", root + ".domain.."),
            "webhooks"),
    EVENT_STORES_KNOW_NO_OTHER_ROOM(room("webhooks", "store"), "webhooks.store"),
    DELIVERIES_KNOW_STORES_ONLY(room("webhooks", "delivery", "store"), "webhooks.delivery", "webhooks.store"),
    IN_MEMORY_DOES_NOT_KNOW_HTTP(root -> apart(root + ".inmemory..", root + ".http.."), "inmemory", "http"),
    STORE_KNOWS_NOTHING_ABOVE(
            room("inmemory", "store", "comment", "event", "webhook", "tree"), "inmemory", "inmemory.store"),
    STORED_COMMENTS_KNOW_TREES_ONLY(room("inmemory", "comment", "tree"), "inmemory.comment", "inmemory.store"),
    STORED_EVENTS_KNOW_NO_OTHER_ROOM(room("inmemory", "event"), "inmemory.event", "inmemory.store"),
    STORED_WEBHOOKS_KNOW_NO_OTHER_ROOM(room("inmemory", "webhook"), "inmemory.store", "inmemory.webhook"),
    TREES_KNOW_NO_OTHER_ROOM(room("inmemory", "tree"), "inmemory.store", "inmemory.tree"),
    HTTP_DOES_NOT_KNOW_IN_MEMORY(root -> apart(root + ".http..", root + ".inmemory.."), "http", "inmemory"),
    EMULATOR_DOES_NOT_KNOW_HTTP_ADAPTER(root -> apart(root + ".emulator..", root + ".http.."), "emulator", "http"),
    JUNIT_DOES_NOT_KNOW_HTTP_ADAPTER(root -> apart(root + ".junit..", root + ".http.."), "junit", "http"),
    PROBE_KNOWS_NO_ADAPTER(
            root -> onlyKnows(root, ".probe..", root + ".probe..", root + ".port..", root + ".domain.."),
            "probe",
            "http"),
    PROBE_WIRE_KNOWS_NO_OTHER_ROOM(room("probe", "wire"), "probe.check", "probe.wire"),
    MICROMETER_STAYS_IN_ITS_MODULE(
            root -> noClasses()
                    .that()
                    .resideInAPackage(root + "..")
                    .and()
                    .resideOutsideOfPackage(root + ".micrometer..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(root + ".micrometer..", "io.micrometer.."),
            "http",
            "micrometer"),
    KAFKA_STAYS_IN_ITS_MODULE(
            root -> noClasses()
                    .that()
                    .resideInAPackage(root + "..")
                    .and()
                    .resideOutsideOfPackage(root + ".kafka..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(root + ".kafka..", "org.apache.kafka.."),
            "http",
            "kafka"),
    KAFKA_INDEX_KNOWS_NO_OTHER_ROOM(room("kafka", "index"), "kafka", "kafka.index"),
    JSON_STAYS_IN_ITS_ROOM(
            root -> noClasses()
                    .that()
                    .resideInAPackage(root + ".http..")
                    .and()
                    .resideOutsideOfPackage(root + ".http.json..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.json..", "org.eclipse.yasson..", "org.eclipse.parsson.."),
            "http",
            "http.json"),
    SEQUENCES_KNOW_MODEL_AND_COMPARISON_ONLY(
            room("tck", "sequence", "model", "comparison"), "tck.sequence", "tck.model", "tck.comparison"),
    MODEL_KNOWS_COMPARISON_ONLY(room("tck", "model", "comparison"), "tck.model", "tck.comparison"),
    COMPARISON_KNOWS_NO_OTHER_ROOM(room("tck", "comparison"), "tck.comparison"),
    ARCHITECTURE_KNOWS_NO_OTHER_ROOM(room("tck", "architecture"), "tck.architecture"),
    DOCUMENTED_RULES_KNOW_NO_OTHER_ROOM(room("tck", "rules"), "tck.rules"),
    HTTP_EVENTS_KNOW_NO_OTHER_ROOM(room("http", "event"), "http", "http.event"),
    HTTP_CALLS_KNOW_NOTHING_ABOVE(
            room("http", "call", "reporting", "transport", "redaction", "json", "event"), "http", "http.call"),
    HTTP_COMMENTS_KNOW_CALLS_ONLY(
            room("http", "comment", "call", "transport", "json"), "http.comment", "http.reporting"),
    HTTP_BOTS_KNOW_CALLS_AND_INTERVENTIONS_ONLY(
            room("http", "bot", "call", "intervention", "json", "transport"), "http.bot", "http.reporting"),
    HTTP_INTERVENTIONS_KNOW_CALLS_ONLY(
            room("http", "intervention", "call", "transport", "json"), "http.intervention", "http.reporting"),
    HTTP_WEBHOOKS_KNOW_CALLS_ONLY(
            room("http", "webhook", "call", "transport", "json"), "http.webhook", "http.reporting"),
    HTTP_REFERENCE_DATA_KNOWS_CALLS_ONLY(
            room("http", "reference", "call", "transport", "json"), "http.reference", "http.reporting"),
    HTTP_JOURNAL_KNOWS_CALLS_ONLY(
            room("http", "journal", "call", "transport", "json"), "http.journal", "http.reporting"),
    HTTP_REPORTING_KNOWS_EVENTS_AND_TRANSPORT_ONLY(
            room("http", "reporting", "event", "transport", "redaction"), "http.call", "http.reporting"),
    HTTP_TRANSPORT_KNOWS_CONNECTIONS_AND_REDACTION_ONLY(
            room("http", "transport", "connection", "redaction"), "http.call", "http.transport"),
    HTTP_CONNECTIONS_KNOW_NO_OTHER_ROOM(room("http", "connection"), "http.connection", "http.transport"),
    HTTP_REDACTION_KNOWS_NO_OTHER_ROOM(room("http", "redaction"), "http.redaction", "http.transport"),
    HTTP_JSON_KNOWS_NO_OTHER_ROOM(room("http", "json"), "http.json", "http.transport"),
    EMULATOR_API_KNOWS_JSON_AND_CONDITIONS_ONLY(
            room("emulator", "api", "json", "conditions"), "emulator", "emulator.api", "emulator.json"),
    EMULATOR_REFERENCE_DATA_KNOWS_API_AND_JSON_ONLY(
            room("emulator", "reference", "api", "json"), "emulator.reference", "emulator.seed"),
    EMULATOR_EVENTS_KNOW_API_AND_JSON_ONLY(
            room("emulator", "event", "api", "json"), "emulator.event", "emulator.webhook"),
    EMULATOR_CONDITIONS_KNOW_NO_OTHER_ROOM(room("emulator", "conditions"), "emulator.api", "emulator.conditions"),
    EMULATOR_CONTENTS_KNOW_API_AND_JSON_ONLY(
            room("emulator", "content", "api", "json"), "emulator.api", "emulator.content", "emulator.control"),
    EMULATOR_CONTROL_DOES_NOT_KNOW_THE_SERVER(
            room("emulator", "control", "api", "conditions", "delivery", "journal", "json", "seed", "webhook"),
            "emulator.control",
            "emulator.http"),
    EMULATOR_INSPECTOR_DOES_NOT_KNOW_THE_CONTROL_API(
            room("emulator", "inspector", "api", "conditions", "journal", "json"),
            "emulator.inspector",
            "emulator.control"),
    EMULATOR_SEED_KNOWS_JSON_AND_CONDITIONS_ONLY(
            room("emulator", "seed", "json", "conditions"), "emulator.api", "emulator.json", "emulator.seed"),
    EMULATOR_PERSISTENCE_KNOWS_SEED_AND_JSON_ONLY(
            room("emulator", "persistence", "seed", "json"), "emulator.persistence", "emulator.control"),
    EMULATOR_HTTP_KNOWS_NO_OTHER_ROOM(room("emulator", "http"), "emulator.api", "emulator.http"),
    EMULATOR_JOURNAL_KNOWS_NO_OTHER_ROOM(room("emulator", "journal"), "emulator.control", "emulator.journal"),
    EMULATOR_DELIVERIES_KNOW_NO_OTHER_ROOM(room("emulator", "delivery"), "emulator.delivery", "emulator.webhook"),
    EMULATOR_WEBHOOKS_DO_NOT_KNOW_CONTROL(
            room("emulator", "webhook", "api", "conditions", "delivery", "json"),
            "emulator.api",
            "emulator.control",
            "emulator.webhook"),
    EMULATOR_JSON_KNOWS_NO_OTHER_ROOM(room("emulator", "json"), "emulator", "emulator.json"),
    ONLY_PROGRAMS_PRINT(
            root -> noClasses()
                    .that()
                    .resideInAPackage(root + "..")
                    .and()
                    .resideOutsideOfPackage(root + ".quickstart..")
                    .and()
                    .doNotHaveFullyQualifiedName(root + ".emulator.Main")
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err"),
            "domain",
            "port",
            "inmemory",
            "http",
            "emulator"),
    NO_PACKAGES_GO_IN_CIRCLES(
            root -> slices().matching(root + ".(**)").should().beFreeOfCycles(),
            "domain",
            "port",
            "inmemory",
            "http",
            "emulator"),
    NAMES_SAY_WHAT_CLASSES_DO(
            root -> noClasses()
                    .that()
                    .resideInAPackage(root + "..")
                    .should()
                    .haveSimpleNameContaining("Util")
                    .orShould()
                    .haveSimpleNameContaining("Helper")
                    .orShould()
                    .haveSimpleNameContaining("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Impl"),
            "domain",
            "port",
            "inmemory",
            "http",
            "emulator");

    private static final Seq<String> PURE = List.of("java..", "io.vavr..", "org.jspecify..");

    private final Function<String, ArchRule> rule;
    private final Seq<String> packages;

    ArchitectureRule(Function<String, ArchRule> rule, String... packages) {
        this.rule = rule;
        this.packages = List.of(packages);
    }

    /** The rule for the packages under this root. */
    ArchRule in(String root) {
        return rule.apply(root);
    }

    /** The packages that must exist under a root; without them the rule would check nothing. */
    Seq<String> packagesUnder(String root) {
        return packages.map(name -> root + "." + name);
    }

    /** The root package where only this rule is broken, by a class named {@code Culprit}. */
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

    /** A rule: within the project, this package depends only on these packages. */
    private static ArchRule onlyKnows(String root, String room, String... known) {
        return noClasses()
                .that()
                .resideInAPackage(root + room)
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(known))));
    }

    private static ArchRule apart(String room, String other) {
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(other);
    }

    /** A rule: within its module, this package depends only on itself and on these packages. */
    private static Function<String, ArchRule> room(String module, String room, String... known) {
        return root -> {
            String base = root + "." + module + ".";
            return noClasses()
                    .that()
                    .resideInAPackage(base + room + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage(base + ".")
                            .and(not(resideInAnyPackage(List.of(known)
                                    .prepend(room)
                                    .map(name -> base + name + "..")
                                    .toJavaArray(String[]::new)))));
        };
    }
}
