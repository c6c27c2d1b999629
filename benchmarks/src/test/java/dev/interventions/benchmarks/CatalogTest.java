package dev.interventions.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.benchmarks.report.Measured;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;

class CatalogTest {

    /** A misspelt one would only be noticed by a run of several minutes. */
    @Test
    void names_benchmarks_that_there_are() {
        List<Measured> jmh = measured()
                .filter(measured -> measured.benchmark().contains("."))
                .toList();

        assertThat(jmh)
                .isNotEmpty()
                .allSatisfy(measured -> assertThat(benchmarkMethods(measured)).hasSize(1));
    }

    private static Stream<Measured> measured() {
        return Catalog.SECTIONS.stream()
                .flatMap(section -> section.rows().stream())
                .flatMap(row -> row.needs().stream());
    }

    private static List<Method> benchmarkMethods(Measured measured) throws ClassNotFoundException {
        String[] names = measured.benchmark().split("\\.");
        return Arrays.stream(Class.forName("dev.interventions.benchmarks." + names[0])
                        .getMethods())
                .filter(method -> method.getName().equals(names[1]) && method.isAnnotationPresent(Benchmark.class))
                .toList();
    }
}
