package dev.interventions.tck.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.interventions.port.Interventions;
import io.vavr.collection.List;
import io.vavr.control.Either;

/** No public type is an exception, and no operation creates one. */
final class ThrowNoOutcomes extends ArchCondition<JavaClass> {

    ThrowNoOutcomes() {
        super("throw no outcomes");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (VisibleMembers.outside(type) && type.isAssignableTo(Throwable.class)) {
            events.add(SimpleConditionEvent.violated(type, type.getDescription() + " can be caught by users"));
        }
        List.ofAll(type.getCodeUnits())
                .filter(VisibleMembers::outside)
                .filter(ThrowNoOutcomes::declaresCheckedExceptions)
                .forEach(code -> events.add(
                        SimpleConditionEvent.violated(type, code.getDescription() + " declares checked exceptions")));
        if (type.isAssignableTo(Interventions.class)) {
            List.ofAll(type.getMethods())
                    .filter(method -> method.getRawReturnType().isEquivalentTo(Either.class))
                    .filter(ThrowNoOutcomes::makesThrowables)
                    .forEach(method -> events.add(SimpleConditionEvent.violated(
                            type, method.getDescription() + " returns an Either, but creates an exception")));
        }
    }

    private static boolean declaresCheckedExceptions(JavaCodeUnit code) {
        return List.ofAll(code.getExceptionTypes())
                .exists(thrown -> !thrown.toErasure().isAssignableTo(RuntimeException.class)
                        && !thrown.toErasure().isAssignableTo(Error.class));
    }

    private static boolean makesThrowables(JavaMethod method) {
        return List.ofAll(method.getConstructorCallsFromSelf())
                .exists(call -> call.getTargetOwner().isAssignableTo(Throwable.class));
    }
}
