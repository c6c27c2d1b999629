package dev.interventions.conformance.faults;

import io.vavr.collection.Iterator;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A test of a contract, run as JUnit runs it but without JUnit's overhead, since each of them runs on some hundred adapters.
 *
 * @param before the methods that JUnit calls before the test
 * @param after the methods that JUnit calls after the test, even if the test fails
 */
record ContractTest(Constructor<?> contract, Seq<Method> before, Method test, Seq<Method> after) {

    /** All tests of this contract. */
    static Seq<ContractTest> of(Class<?> contract) {
        Constructor<?> constructor = List.of(contract.getDeclaredConstructors()).head();
        return methods(contract, Test.class)
                .map(test -> new ContractTest(
                        constructor,
                        methods(contract, BeforeEach.class).reverse(),
                        test,
                        methods(contract, AfterEach.class)));
    }

    /** Methods of a class come before those of the class that it extends. */
    private static Seq<Method> methods(Class<?> contract, Class<? extends Annotation> annotation) {
        return Iterator.<Class<?>>iterate(contract, Class::getSuperclass)
                .takeWhile(type -> type != Object.class)
                .flatMap(type -> List.of(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(annotation))
                .peek(method -> method.setAccessible(true))
                .toList();
    }

    Class<?> type() {
        return contract.getDeclaringClass();
    }

    String name() {
        return test.getName();
    }

    /** The ids of the rules that it tests. */
    Set<String> rules() {
        return List.of(test.getAnnotationsByType(Tag.class)).map(Tag::value).toSet();
    }

    /** The exception of the test, if it fails. */
    Option<Throwable> failure() {
        return Try.run(this::run)
                .failed()
                .map(thrown -> thrown instanceof InvocationTargetException ? thrown.getCause() : thrown)
                .toOption();
    }

    private void run() throws ReflectiveOperationException {
        Object instance = contract.newInstance();
        invoke(before, instance);
        try {
            test.invoke(instance);
        } finally {
            invoke(after, instance);
        }
    }

    private static void invoke(Seq<Method> methods, Object instance) throws ReflectiveOperationException {
        for (Method method : methods) {
            method.invoke(instance);
        }
    }
}
