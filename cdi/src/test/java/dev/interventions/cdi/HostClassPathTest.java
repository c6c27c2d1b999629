package dev.interventions.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts whose class path lacks libraries; their beans and properties are found as those of any host. */
class HostClassPathTest {

    private static final String CLIENT = "dev.interventions.http.EngageClient";
    private static final String HEALTH = "dev.interventions.cdi.ClientReadiness";
    private static final String METRICS = "dev.interventions.cdi.ClientMetrics";

    private final TestAccount account = new TestAccount();

    @TempDir
    Path hostFiles;

    @AfterEach
    void closeAccount() {
        account.close();
    }

    @Test
    void a_host_with_all_libraries_gets_all_beans() throws Exception {
        assertThat(beansWithout("no such library")).contains(CLIENT, HEALTH, METRICS);
    }

    @Test
    void a_host_without_microprofile_health_starts() throws Exception {
        assertThat(beansWithout("/microprofile-health-api"))
                .contains(CLIENT, METRICS)
                .doesNotContain(HEALTH);
    }

    @Test
    void a_host_without_our_module_for_micrometer_starts() throws Exception {
        assertThat(beansWithout("/micrometer/target/|/interventions-micrometer/"))
                .contains(CLIENT, HEALTH)
                .doesNotContain(METRICS);
    }

    @Test
    void a_host_without_micrometer_starts() throws Exception {
        assertThat(beansWithout("/io/micrometer/")).contains(CLIENT, HEALTH).doesNotContain(METRICS);
    }

    /** The beans of a host without the parts of the class path that match; its only call is seen by the emulator. */
    private Set<String> beansWithout(String absent) throws Exception {
        writeHostFiles();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(classPathWithout(absent), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            Set<String> beans = hostIn(loader).call();
            assertThat(account.emulator.journal()).hasSize(1);
            return beans;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void writeHostFiles() throws Exception {
        Path folder = Files.createDirectory(hostFiles.resolve("META-INF"));
        Properties properties = new Properties();
        properties.putAll(account.properties("interventions"));
        try (var file = Files.newOutputStream(folder.resolve("microprofile-config.properties"))) {
            properties.store(file, null);
        }
    }

    private URL[] classPathWithout(String absent) {
        Pattern left = Pattern.compile(absent);
        Stream<Path> libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(part ->
                        !left.matcher(part.replace(File.separatorChar, '/')).find())
                .map(Path::of);
        return Stream.concat(libraries, Stream.of(hostFiles))
                .map(HostClassPathTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Callable<Set<String>> hostIn(ClassLoader loader) throws ReflectiveOperationException {
        return (Callable<Set<String>>) loader.loadClass(HostOnClassPath.class.getName())
                .getConstructor()
                .newInstance();
    }
}
