package dev.interventions.tck;

import io.vavr.control.Option;
import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Ends a test that takes too long, and reports where it was, even if the adapter waits or loops uninterruptibly. For that, a test and the
 * methods before and after it run on a thread of their own.
 */
final class TimeLimit implements InvocationInterceptor, BeforeEachCallback, AfterEachCallback {

    private static final String SECONDS = "interventions.tck.seconds";
    private static final long USUAL_SECONDS = 120;

    private final IntSupplier factor;
    private long seconds = USUAL_SECONDS;
    private Worker worker = new Worker();

    /** @param factor by which a test may take longer than the limit; read before each test */
    TimeLimit(IntSupplier factor) {
        this.factor = factor;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        seconds = context.getConfigurationParameter(SECONDS, Long::valueOf).orElse(USUAL_SECONDS) * factor.getAsInt();
    }

    /** The limit of the current test. */
    long seconds() {
        return seconds;
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        runInTime(invocation, context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        runInTime(invocation, context);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        runInTime(invocation, context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        worker.stop();
    }

    private void runInTime(Invocation<Void> invocation, ExtensionContext context) throws Throwable {
        Future<Option<Throwable>> run = worker.executor.submit(() -> thrownBy(invocation));
        Option<Throwable> thrown;
        try {
            thrown = run.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw tookTooLong(context.getDisplayName());
        }
        if (thrown.isDefined()) {
            throw thrown.get();
        }
    }

    private static Option<Throwable> thrownBy(Invocation<Void> invocation) {
        try {
            invocation.proceed();
            return Option.none();
        } catch (Throwable e) {
            return Option.some(e);
        }
    }

    /** A failure with the stack of the thread that didn't end. The methods after the test run on another thread. */
    private TimeoutException tookTooLong(String test) {
        TimeoutException tookTooLong = new TimeoutException(test + " took more than " + seconds
                + " seconds and was stopped where the stack trace shows; the configuration parameter (or system property) "
                + SECONDS + " sets another limit");
        tookTooLong.setStackTrace(worker.stackTrace());
        worker.stop();
        worker = new Worker();
        return tookTooLong;
    }

    /** One thread, which begins when it is needed. */
    private static final class Worker {

        private Option<Thread> thread = Option.none();
        private final ExecutorService executor = Executors.newSingleThreadExecutor(this::newThread);

        private synchronized Thread newThread(Runnable work) {
            Thread begun = new Thread(work, "contract");
            begun.setDaemon(true);
            thread = Option.some(begun);
            return begun;
        }

        synchronized StackTraceElement[] stackTrace() {
            return thread.map(Thread::getStackTrace).getOrElse(new StackTraceElement[0]);
        }

        void stop() {
            executor.shutdownNow();
        }
    }
}
