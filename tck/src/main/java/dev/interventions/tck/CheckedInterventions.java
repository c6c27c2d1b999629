package dev.interventions.tck;

import dev.interventions.port.Interventions;
import dev.interventions.tck.comparison.Mismatch;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An adapter that is held to giving values: whatever it throws, and null, fails the test that called it. */
final class CheckedInterventions implements InvocationHandler {

    private static final String A_VALUE = "a result or an error, as a value";

    private final Interventions adapter;

    private CheckedInterventions(Interventions adapter) {
        this.adapter = adapter;
    }

    static Interventions of(Interventions adapter) {
        // A proxy, so that what an adapter overrides of the default methods is called too.
        return (Interventions) Proxy.newProxyInstance(
                Interventions.class.getClassLoader(),
                new Class<?>[] {Interventions.class},
                new CheckedInterventions(adapter));
    }

    /** What the call gives; fails if it throws. */
    static <T> T from(String call, Supplier<T> supplier) {
        try {
            return supplier.get();
        } catch (RuntimeException e) {
            throw thrown(call, e);
        }
    }

    @Override
    public Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object answer = answer(method, arguments);
        if (answer == null) {
            throw Mismatch.of(about(method.getName()), A_VALUE, "null");
        }
        return answer instanceof Interventions view ? of(view) : answer;
    }

    private @Nullable Object answer(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(adapter, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException thrown ? thrown(method.getName(), thrown) : e.getCause();
        }
    }

    private static AssertionError thrown(String call, RuntimeException thrown) {
        return Mismatch.thrown(about(call), A_VALUE, thrown);
    }

    private static String about(String call) {
        return "what comes of " + call;
    }
}
