package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vavr.Tuple;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import org.junit.jupiter.api.Test;

/** A package of a published module has few enough types to be read at once: about 15. */
class PackageSizeTest {

    private static final int MAX_TYPES = 16;

    private static final Seq<String> PUBLISHED = List.of(
            "domain",
            "port",
            "inmemory",
            "http",
            "tck",
            "emulator",
            "junit",
            "micrometer",
            "budget",
            "webhooks",
            "feed",
            "records",
            "copy",
            "bulk",
            "probe",
            "cli",
            "kafka");

    /** The packages that may have more types. */
    private static final Set<String> LARGER = HashSet.of(
            "dev.interventions.domain", // values, errors and one class per operation, which hosts import from one place
            "dev.interventions.tck" // one contract per operation, which authors of adapters subclass
            );

    @Test
    void only_these_packages_are_larger() {
        JavaClasses ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(PUBLISHED.map("dev.interventions."::concat).asJava());

        assertThat(tooLarge(ours).keySet()).containsExactlyInAnyOrderElementsOf(LARGER);
    }

    @Test
    void a_package_with_one_type_too_many_is_reported() {
        JavaClasses planted = new ClassFileImporter().importPackages("planted.packagesofreadablesize");

        assertThat(tooLarge(planted)).containsExactly(Tuple.of("planted.packagesofreadablesize.large", 17));
    }

    /** The number of top-level types in each package that has too many. */
    private static Map<String, Integer> tooLarge(JavaClasses classes) {
        return List.ofAll(classes)
                .filter(JavaClass::isTopLevelClass)
                .reject(type -> type.getSimpleName().equals("package-info"))
                .groupBy(JavaClass::getPackageName)
                .mapValues(Seq::length)
                .filterValues(number -> number > MAX_TYPES);
    }
}
