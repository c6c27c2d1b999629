package dev.interventions.conformance;

import dev.interventions.budget.postgresql.PostgresqlBudgetStore;
import dev.interventions.budget.redis.RedisBudgetStore;
import dev.interventions.bulk.BulkRun;
import dev.interventions.copy.jdbc.CopyTo;
import dev.interventions.domain.Intervention;
import dev.interventions.emulator.EngageEmulator;
import dev.interventions.feed.Feed;
import dev.interventions.http.EngageClient;
import dev.interventions.inmemory.World;
import dev.interventions.junit.InterventionsExtension;
import dev.interventions.kafka.InterventionsSourceConnector;
import dev.interventions.micrometer.InterventionsObservation;
import dev.interventions.port.Interventions;
import dev.interventions.records.InterventionJson;
import dev.interventions.tck.InterventionsFixture;
import dev.interventions.webhooks.WebhookReceiver;
import dev.interventions.webhooks.jdbc.JdbcEventStore;
import dev.interventions.webhooks.redis.RedisEventStore;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What users can call: the public types in exported packages of the published modules, with their public and protected members. Read from
 * class files, for {@code docs/api.md}.
 */
final class PublicApi {

    /** One class of each published module, which shows where the module's classes are. */
    private static final Seq<Class<?>> MODULES = List.of(
            Intervention.class,
            InterventionJson.class,
            Interventions.class,
            Feed.class,
            World.class,
            EngageClient.class,
            InterventionsFixture.class,
            EngageEmulator.class,
            dev.interventions.probe.Main.class,
            InterventionsExtension.class,
            dev.interventions.cli.Main.class,
            BulkRun.class,
            InterventionsObservation.class,
            WebhookReceiver.class,
            JdbcEventStore.class,
            RedisEventStore.class,
            InterventionsSourceConnector.class,
            RedisBudgetStore.class,
            PostgresqlBudgetStore.class,
            CopyTo.class);

    private static final Set<String> OF_EVERY_ENUM = HashSet.of("values", "valueOf");
    private static final Set<String> OF_EVERY_OBJECT = HashSet.of("equals", "hashCode", "toString");

    private PublicApi() {}

    /** The listing, as {@code docs/api.md} holds it. */
    static String listing() {
        return MODULES.map(PublicApi::module).mkString("\n");
    }

    private static String module(Class<?> member) {
        Path classes = location(member);
        return Files.isDirectory(classes) ? moduleIn(classes) : moduleInJar(classes);
    }

    private static Path location(Class<?> member) {
        try {
            return Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String moduleInJar(Path jar) {
        try (FileSystem files = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), java.util.Map.of())) {
            return moduleIn(files.getPath("/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String moduleIn(Path classes) {
        try (InputStream descriptor = Files.newInputStream(classes.resolve("module-info.class"))) {
            ModuleDescriptor module = ModuleDescriptor.read(descriptor);
            return "## " + module.name() + "\n"
                    + List.ofAll(module.exports())
                            .filter(export -> !export.isQualified())
                            .map(ModuleDescriptor.Exports::source)
                            .sorted()
                            .map(name -> "\n" + packageIn(classes, name))
                            .mkString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String packageIn(Path classes, String name) {
        try (Stream<Path> files = Files.list(classes.resolve(name.replace('.', '/')))) {
            return "### " + name + "\n```\n"
                    + List.ofAll(files.map(file -> file.getFileName().toString()))
                            .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                            .map(file -> loaded(name + "." + file.substring(0, file.length() - ".class".length())))
                            .filter(PublicApi::isVisible)
                            .sortBy(PublicApi::name)
                            .map(PublicApi::type)
                            .mkString("\n")
                    + "```\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isVisible(Class<?> type) {
        return isVisible(type.getModifiers())
                && Option.of(type.getDeclaringClass()).forAll(PublicApi::isVisible);
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    // ---- types ----

    private static String type(Class<?> type) {
        return kind(type) + " " + name(type) + "\n"
                + constants(type)
                        .appendAll(signatures(type))
                        .map(line -> "    " + line + "\n")
                        .mkString();
    }

    private static String kind(Class<?> type) {
        String extendable = type.isSealed() ? "sealed " : Modifier.isAbstract(type.getModifiers()) ? "abstract " : "";
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return type.isSealed() ? "sealed interface" : "interface";
        }
        return type.isEnum() ? "enum" : type.isRecord() ? "record" : extendable + "class";
    }

    private static Seq<String> constants(Class<?> type) {
        return List.of(type.getDeclaredFields())
                .filter(field -> isVisible(field.getModifiers()) && !field.isSynthetic())
                .map(field -> field.isEnumConstant() ? field.getName() : field(field));
    }

    private static String field(Field field) {
        return (Modifier.isStatic(field.getModifiers()) ? "static " : "") + field.getName() + ": "
                + name(field.getGenericType());
    }

    // ---- methods and constructors ----

    private static Seq<String> signatures(Class<?> type) {
        Seq<String> constructors = List.of(type.getDeclaredConstructors())
                .filter(constructor -> isListed(constructor) && !type.isEnum())
                .map(PublicApi::constructor);
        Seq<String> methods = List.of(type.getDeclaredMethods())
                .filter(method -> isListed(method)
                        && !OF_EVERY_OBJECT.contains(method.getName())
                        && !(type.isEnum() && OF_EVERY_ENUM.contains(method.getName())))
                .map(PublicApi::method);
        return constructors.sorted().appendAll(methods.sorted());
    }

    private static boolean isListed(Member member) {
        return isVisible(member.getModifiers()) && !member.isSynthetic();
    }

    private static String constructor(Constructor<?> constructor) {
        return "new " + name(constructor.getDeclaringClass()) + parameters(constructor);
    }

    private static String method(Method method) {
        return (Modifier.isProtected(method.getModifiers()) ? "protected " : "")
                + (Modifier.isStatic(method.getModifiers()) ? "static " : "")
                + method.getName()
                + parameters(method)
                + (method.getReturnType() == void.class ? "" : ": " + name(method.getGenericReturnType()));
    }

    private static String parameters(Executable executable) {
        // Not by getParameters(): its result for records depends on the compiler's version.
        return List.of(executable.getGenericParameterTypes())
                .map(PublicApi::name)
                .mkString("(", ", ", ")");
    }

    /** Without packages: {@code Either<InterventionError, Page<Intervention>>}. */
    private static String name(Type type) {
        String full = type instanceof Class<?> raw && raw.isArray()
                ? raw.getComponentType().getTypeName() + "[]"
                : type.getTypeName();
        return full.replaceAll("\\b(?:[a-z][a-z0-9_]*\\.)+", "").replace('$', '.');
    }
}
