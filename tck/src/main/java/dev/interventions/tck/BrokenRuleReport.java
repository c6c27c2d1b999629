package dev.interventions.tck;

import dev.interventions.tck.rules.DocumentedRule;
import dev.interventions.tck.rules.RuleBook;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;

/** Begins each failure with the broken rule: its id, its sentence and the section of the document that states it. */
final class BrokenRuleReport implements TestExecutionExceptionHandler {

    private static final String OR = " or ";
    /** A failure can name its rules itself; AssertJ puts brackets around them. */
    private static final Pattern NAMED_IN_FAILURE = Pattern.compile("\\[?([A-Z]+-\\d+( or [A-Z]+-\\d+)*): ");

    /** An additional tag of tests; a failure names it if it is the rule that is broken. */
    private static final String NAMED_IN_FAILURE_ONLY = "REFUSE-1";

    /** The beginning of a failure that names these rules, of which one is broken. */
    static String naming(Seq<String> rules) {
        return rules.isEmpty() ? "" : rules.mkString(OR) + ": ";
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        if (!(thrown instanceof AssertionError failure)) {
            throw thrown;
        }
        Seq<DocumentedRule> broken = rulesBroken(textOf(failure), context.getTestMethod());
        throw broken.isEmpty() ? failure : explained(failure, broken);
    }

    private static Seq<DocumentedRule> rulesBroken(String text, Optional<Method> test) {
        Matcher named = NAMED_IN_FAILURE.matcher(text);
        Seq<String> ids = named.lookingAt() ? List.of(named.group(1).split(OR)) : tags(test);
        return ids.flatMap(RuleBook.shipped()::find);
    }

    private static Seq<String> tags(Optional<Method> test) {
        Seq<String> all = List.ofAll(test.stream())
                .flatMap(method -> List.of(method.getAnnotationsByType(Tag.class)))
                .map(Tag::value);
        Seq<String> others = all.remove(NAMED_IN_FAILURE_ONLY);
        return others.isEmpty() ? all : others;
    }

    /** The same failure with the rules before its message. */
    private static AssertionError explained(AssertionError failure, Seq<DocumentedRule> broken) {
        String text = broken.map(DocumentedRule::broken).mkString("\nor ")
                + "\n"
                + textOf(failure).strip().indent(2).stripTrailing();
        AssertionError explained = withValues(text, failure);
        explained.setStackTrace(failure.getStackTrace());
        return explained;
    }

    /** Development environments show the values side by side. */
    private static AssertionError withValues(String text, AssertionError failure) {
        return failure instanceof AssertionFailedError compared
                        && compared.isExpectedDefined()
                        && compared.isActualDefined()
                ? new AssertionFailedError(text, compared.getExpected(), compared.getActual(), failure)
                : new AssertionError(text, failure);
    }

    private static String textOf(AssertionError failure) {
        return String.valueOf(failure.getMessage());
    }
}
