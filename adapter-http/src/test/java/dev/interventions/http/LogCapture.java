package dev.interventions.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/**
 * While it is open, everything is logged, by any caller and at every level, through SLF4J and through the JDK; caught is what shows a
 * text. Tests that run at the same time are heard too, so the text has to be the trap's own. One trap at a time: it sets levels, so
 * whoever has one bears {@code @ResourceLock(LogCapture.LEVELS)}.
 */
public final class LogCapture implements AutoCloseable {

    public static final String LEVELS = "levels of loggers";

    private final String text;
    private final List<String> caught = new CopyOnWriteArrayList<>();
    private final List<String> details = new CopyOnWriteArrayList<>();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();

    private final Logger logger = logback().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level level = logger.getLevel();
    private final Appender appender = new Appender();

    private final java.util.logging.Logger jdkLogger =
            LogManager.getLogManager().getLogger("");
    private final java.util.logging.Level jdkLevel = jdkLogger.getLevel();
    private final JdkHandler jdkHandler = new JdkHandler();

    private LogCapture(String text) {
        this.text = text;
    }

    public static LogCapture catching(String text) {
        LogCapture trap = new LogCapture(text);
        trap.appender.start();
        trap.logger.addAppender(trap.appender);
        trap.logger.setLevel(Level.TRACE);
        trap.jdkLogger.addHandler(trap.jdkHandler);
        trap.jdkLogger.setLevel(java.util.logging.Level.ALL);
        return trap;
    }

    /** While another thread is setting SLF4J up, it answers with a stand-in. */
    private static LoggerContext logback() {
        while (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext)) {
            Thread.onSpinWait();
        }
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    /** The lines that show the text, in the message or in what comes with it, each as its logger's name, level and message. */
    public List<String> caught() {
        return caught;
    }

    /** What was logged with these lines, messages and stack traces. */
    List<String> details() {
        return details;
    }

    /** The names of the loggers that logged anything. */
    Set<String> heard() {
        return heard;
    }

    @Override
    public void close() {
        jdkLogger.setLevel(jdkLevel);
        jdkLogger.removeHandler(jdkHandler);
        logger.setLevel(level);
        logger.detachAppender(appender);
    }

    private void hear(String name, String line, String inAll) {
        heard.add(name);
        if (inAll.contains(text)) {
            caught.add(name + ": " + line);
            details.add(inAll);
        }
    }

    private final class Appender extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            IThrowableProxy thrown = event.getThrowableProxy();
            hear(
                    event.getLoggerName(),
                    event.getLevel() + " " + event.getFormattedMessage(),
                    event.getFormattedMessage()
                            + Arrays.toString(event.getArgumentArray())
                            + event.getMDCPropertyMap()
                            + event.getMarkerList()
                            + event.getKeyValuePairs()
                            + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }
    }

    private final class JdkHandler extends Handler {
        @Override
        public void publish(LogRecord event) {
            hear(
                    String.valueOf(event.getLoggerName()),
                    event.getLevel() + " " + event.getMessage(),
                    event.getMessage() + Arrays.toString(event.getParameters()) + event.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
