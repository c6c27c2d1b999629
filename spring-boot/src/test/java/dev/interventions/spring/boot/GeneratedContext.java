package dev.interventions.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.FileSystemGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.javapoet.ClassName;

/** What Spring generates ahead of time from a context: its sources, compiled, and its hints. */
final class GeneratedContext {

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Path folder;
    private final String initializer;
    private final RuntimeHints hints;

    private GeneratedContext(Path folder, String initializer, RuntimeHints hints) {
        this.folder = folder;
        this.initializer = initializer;
        this.hints = hints;
    }

    /** Processes a context that is not refreshed yet. */
    static GeneratedContext of(GenericApplicationContext context, Path folder) throws IOException {
        ClassName name = ClassName.get("dev.interventions.spring.boot", "Generated");
        var generation =
                new DefaultGenerationContext(new ClassNameGenerator(name), new FileSystemGeneratedFiles(folder));
        ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        generation.writeGeneratedContent();
        return new GeneratedContext(folder, initializer.canonicalName(), generation.getRuntimeHints());
    }

    String initializer() {
        return initializer;
    }

    RuntimeHints hints() {
        return hints;
    }

    /**
     * Compiles the sources and loads them beside the libraries, all of them a second time, since generated classes call package-private
     * ones of Boot and of this package.
     */
    ClassLoader compiled() throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-nowarn", "-parameters", "-d", folder.toString(), "-cp", CLASS_PATH));
        try (Stream<Path> files = Files.walk(folder)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        URL[] classPath = Stream.concat(
                        Stream.of(folder),
                        Stream.of(CLASS_PATH.split(File.pathSeparator)).map(Path::of))
                .map(GeneratedContext::url)
                .toArray(URL[]::new);
        return new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
