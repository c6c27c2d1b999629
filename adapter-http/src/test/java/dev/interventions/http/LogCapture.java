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
 * While it is open, everything is logged, by any caller and at every level, through SLF4J and through the JDK. It records the lines
 * that show a text. It also receives what tests log that run at the same time, so the text must be unique. It sets levels, so only one
 * may be open at a time: a test class that uses one has {@code @ResourceLock(LogCapture.LEVELS)}.
 */
public final class LogCapture implements AutoCloseable {

    public static final String LEVELS = "levels of loggers";

    private final String text;
    private final List<String> caught = new CopyOnWriteArrayList<>();
    private final List<String> details = new CopyOnWriteArrayList<>();
    private final Set<String> loggers = ConcurrentHashMap.newKeySet();

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
        LogCapture capture = new LogCapture(text);
        capture.appender.start();
        capture.logger.addAppender(capture.appender);
        capture.logger.setLevel(Level.TRACE);
        capture.jdkLogger.addHandler(capture.jdkHandler);
        capture.jdkLogger.setLevel(java.util.logging.Level.ALL);
        return capture;
    }

    /** While another thread sets SLF4J up, it returns a substitute. */
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

    /** The names of the loggers that have logged anything. */
    Set<String> loggers() {
        return loggers;
    }

    @Override
    public void close() {
        jdkLogger.setLevel(jdkLevel);
        jdkLogger.removeHandler(jdkHandler);
        logger.setLevel(level);
        logger.detachAppender(appender);
    }

    private void keep(String name, String line, String inAll) {
        loggers.add(name);
        if (inAll.contains(text)) {
            caught.add(name + ": " + line);
            details.add(inAll);
        }
    }

    private final class Appender extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            IThrowableProxy thrown = event.getThrowableProxy();
            keep(
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
            keep(
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
