package dev.interventions.tck.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A static field is final, and of an immutable type, as far as the type shows. */
final class BeConstant extends ArchCondition<JavaField> {

    private static final DescribedPredicate<JavaClass> CONSTANT_KINDS = belongToAnyOf(
                    String.class,
                    Boolean.class,
                    Character.class,
                    Class.class,
                    MethodHandle.class,
                    VarHandle.class,
                    URI.class,
                    Charset.class,
                    Path.class,
                    Comparator.class,
                    Locale.class,
                    Optional.class,
                    TimeUnit.class,
                    UUID.class,
                    Pattern.class)
            .or(assignableTo(Number.class).and(resideInAnyPackage("java.lang", "java.math")))
            .or(resideInAnyPackage("java.time..", "java.util.function", "io.vavr..", "dev.interventions.domain.."))
            .or(simpleName("Logger"));

    private static final DescribedPredicate<JavaClass> ROOTS = belongToAnyOf(Object.class, Enum.class, Record.class);

    private static final DescribedPredicate<JavaClass> OF_THE_JDK = resideInAnyPackage("java..", "javax..", "jdk..");

    private final DescribedPredicate<JavaClass> ownTypes;

    BeConstant(String basePackage) {
        super("be final and of an immutable type");
        ownTypes = resideInAPackage(basePackage + "..");
    }

    @Override
    public void check(JavaField field, ConditionEvents events) {
        if (!field.getModifiers().contains(JavaModifier.SYNTHETIC) && !isConstant(field, HashSet.empty())) {
            String defect = isFinal(field)
                    ? " is static, and its type " + field.getRawType().getName() + " is not known to be immutable"
                    : " is static and not final";
            events.add(SimpleConditionEvent.violated(field, field.getDescription() + defect));
        }
    }

    private static boolean isFinal(JavaField field) {
        return field.getModifiers().contains(JavaModifier.FINAL);
    }

    private boolean isConstant(JavaField field, Set<JavaClass> visited) {
        return isFinal(field) && isConstant(field.getRawType(), visited);
    }

    private boolean isConstant(JavaClass type, Set<JavaClass> visited) {
        return type.isPrimitive()
                || CONSTANT_KINDS.test(type)
                || visited.contains(type)
                || (canBeLookedInto(type)
                        && List.ofAll(type.getAllSubclasses())
                                .append(type)
                                .forAll(one -> holdsConstants(one, visited.add(type))));
    }

    /** Types of which only the name is known, types of the JDK, and interfaces of other libraries can't be checked. */
    private boolean canBeLookedInto(JavaClass type) {
        return type.isFullyImported()
                && !type.isArray()
                && !OF_THE_JDK.test(type)
                && (ownTypes.test(type) || !type.isInterface());
    }

    /** Checks the fields that the type declares and those that it inherits. */
    private boolean holdsConstants(JavaClass type, Set<JavaClass> visited) {
        return List.ofAll(type.getFields())
                        .reject(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .forAll(field -> isConstant(field, visited))
                && type.getRawSuperclass()
                        .map(parent ->
                                ROOTS.test(parent) || (canBeLookedInto(parent) && holdsConstants(parent, visited)))
                        .orElse(true);
    }
}
