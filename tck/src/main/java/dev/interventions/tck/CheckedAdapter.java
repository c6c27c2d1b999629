package dev.interventions.tck;

import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.webhook.Webhooks;
import dev.interventions.tck.comparison.Mismatch;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls an adapter, and fails the test if it throws or returns null. */
final class CheckedAdapter implements InvocationHandler {

    private static final String A_VALUE = "a result or an error, as a value";

    private final Class<?> port;
    private final Object adapter;

    private CheckedAdapter(Class<?> port, Object adapter) {
        this.port = port;
        this.adapter = adapter;
    }

    static Interventions of(Interventions adapter) {
        return of(Interventions.class, adapter);
    }

    static Comments of(Comments adapter) {
        return of(Comments.class, adapter);
    }

    static Bots of(Bots adapter) {
        return of(Bots.class, adapter);
    }

    static Journal of(Journal adapter) {
        return of(Journal.class, adapter);
    }

    static Webhooks of(Webhooks adapter) {
        return of(Webhooks.class, adapter);
    }

    private static <T> T of(Class<T> port, Object adapter) {
        // A proxy, so that default methods that the adapter overrides are called too.
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, new CheckedAdapter(port, adapter)));
    }

    /** The result of the call, which fails if it throws. */
    static <T> T from(String call, Supplier<T> supplier) {
        try {
            return supplier.get();
        } catch (RuntimeException e) {
            throw thrown(call, e);
        }
    }

    @Override
    public Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object result = call(method, arguments);
        if (result == null) {
            throw Mismatch.of(about(method.getName()), A_VALUE, "null");
        }
        boolean isView = port.isInstance(result);
        return isView ? of(port, result) : result;
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
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
        return "the outcome of " + call;
    }
}
