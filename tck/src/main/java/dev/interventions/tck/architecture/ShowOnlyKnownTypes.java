package dev.interventions.tck.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** The supertypes of public types, and the types in their public and protected members, are the adapter's own or known to every user. */
final class ShowOnlyKnownTypes extends ArchCondition<JavaClass> {

    private static final DescribedPredicate<JavaClass> WIRE_OF_THE_JDK =
            resideInAnyPackage("java.sql..", "java.net.http..");

    private final DescribedPredicate<JavaClass> known;

    ShowOnlyKnownTypes(String basePackage) {
        super(
                "show only types of the JDK (none of java.sql and java.net.http), of Vavr, of port and domain, and of their own");
        known = resideInAnyPackage(
                        "",
                        "java..",
                        "javax.net..",
                        "javax.sql..",
                        "io.vavr..",
                        "dev.interventions.domain..",
                        "dev.interventions.port..",
                        basePackage + "..")
                .and(DescribedPredicate.not(WIRE_OF_THE_JDK));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!VisibleMembers.outside(type)) {
            return;
        }
        supertypes(type).forEach(shown -> judge(type, type.getDescription() + " extends or implements", shown, events));
        List.ofAll(type.getMembers())
                .filter(VisibleMembers::outside)
                .forEach(member -> shownBy(member)
                        .forEach(shown -> judge(type, member.getDescription() + " shows", shown, events)));
    }

    private static Seq<JavaType> supertypes(JavaClass type) {
        return List.ofAll(type.getInterfaces()).appendAll(List.ofAll(type.getSuperclass().stream()));
    }

    private static Seq<JavaType> shownBy(JavaMember member) {
        if (member instanceof JavaField field) {
            return List.of(field.getType());
        }
        JavaCodeUnit code = (JavaCodeUnit) member;
        return List.of(code.getReturnType()).appendAll(code.getParameterTypes()).appendAll(code.getExceptionTypes());
    }

    private void judge(JavaClass type, String whoShows, JavaType shown, ConditionEvents events) {
        List.ofAll(shown.getAllInvolvedRawTypes())
                .map(JavaClass::getBaseComponentType)
                .filter(part -> !known.test(part))
                .distinct()
                .forEach(part -> events.add(SimpleConditionEvent.violated(type, whoShows + " " + part.getName())));
    }
}
