package dev.interventions.tck.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import java.util.Set;

/** The members of a class that other packages can use or override. */
final class VisibleMembers {

    private VisibleMembers() {}

    static boolean outside(JavaClass type) {
        return isOpen(type)
                && type.getEnclosingClass().map(VisibleMembers::outside).orElse(true);
    }

    static boolean outside(JavaMember member) {
        return isOpen(member) && outside(member.getOwner());
    }

    private static boolean isOpen(HasModifiers thing) {
        Set<JavaModifier> modifiers = thing.getModifiers();
        return !modifiers.contains(JavaModifier.SYNTHETIC)
                && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
    }
}
