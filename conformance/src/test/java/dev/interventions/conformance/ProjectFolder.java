package dev.interventions.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The locations of this project's files. */
final class ProjectFolder {

    private ProjectFolder() {}

    /** The folder with all modules, from any folder below. */
    static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve("docs/rules.md")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no folder from here upwards has docs/rules.md"));
    }
}
