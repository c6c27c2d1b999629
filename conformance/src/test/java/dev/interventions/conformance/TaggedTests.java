package dev.interventions.conformance;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The tags of test methods, read from sources, since the tests aren't all on one class path. */
final class TaggedTests {

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final Set<String> TEST_ANNOTATIONS = HashSet.of("Test", "ParameterizedTest", "RepeatedTest");
    private static final String TAG_ANNOTATION = "Tag";

    private TaggedTests() {}

    /** The tags on test methods in the Java files of these folders; a folder that doesn't exist has none. */
    static Set<String> tagsInFolders(Seq<Path> folders) {
        Seq<Path> files = folders.filter(Files::isDirectory).flatMap(TaggedTests::javaFilesIn);
        try (StandardJavaFileManager manager = COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            return files.isEmpty()
                    ? HashSet.empty()
                    : tagsInSources(manager.getJavaFileObjectsFromPaths(files.asJava()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tags on test methods in these sources. */
    static Set<String> tagsInSources(Iterable<? extends JavaFileObject> sources) throws IOException {
        JavacTask task = (JavacTask) COMPILER.getTask(null, null, null, null, null, sources);
        TagCollector collector = new TagCollector();
        collector.scan(task.parse(), null);
        return collector.tags;
    }

    private static Seq<Path> javaFilesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return List.ofAll(files.filter(file -> file.toString().endsWith(".java")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class TagCollector extends TreeScanner<Void, Void> {

        private Set<String> tags = HashSet.empty();

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            Seq<AnnotationTree> annotations = List.ofAll(method.getModifiers().getAnnotations());
            if (annotations.map(TagCollector::name).exists(TEST_ANNOTATIONS::contains)) {
                tags = tags.addAll(annotations
                        .filter(annotation -> name(annotation).equals(TAG_ANNOTATION))
                        .flatMap(annotation ->
                                List.ofAll(annotation.getArguments()).map(TagCollector::text)));
            }
            return super.visitMethod(method, nothing);
        }

        private static String name(AnnotationTree annotation) {
            String written = annotation.getAnnotationType().toString();
            return written.substring(written.lastIndexOf('.') + 1);
        }

        private static String text(ExpressionTree argument) {
            ExpressionTree value =
                    argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
            return value instanceof LiteralTree literal ? String.valueOf(literal.getValue()) : value.toString();
        }
    }
}
