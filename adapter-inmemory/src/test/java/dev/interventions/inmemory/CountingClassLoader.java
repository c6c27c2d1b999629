package dev.interventions.inmemory;

import static net.bytebuddy.matcher.ElementMatchers.isMethod;

import java.util.concurrent.atomic.AtomicLong;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;

/** Loads this adapter's classes so that each call of one of their methods, lambdas included, is counted. */
public final class CountingClassLoader extends ClassLoader {

    /** The calls of all classes that were loaded like this, in whichever loader. */
    public static final AtomicLong CALLS = new AtomicLong();

    private static final String COUNTED = "dev.interventions.inmemory.";

    CountingClassLoader() {
        super(CountingClassLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(COUNTED) || name.startsWith(CountingClassLoader.class.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) {
        ClassFileLocator locator = ClassFileLocator.ForClassLoader.of(getParent());
        byte[] counting = new ByteBuddy()
                .redefine(TypePool.Default.of(getParent()).describe(name).resolve(), locator)
                .visit(Advice.to(Call.class).on(isMethod()))
                .make()
                .getBytes();
        return defineClass(name, counting, 0, counting.length);
    }

    /** What each method does first. */
    public static final class Call {

        private Call() {}

        @Advice.OnMethodEnter
        static void count() {
            CALLS.incrementAndGet();
        }
    }
}
