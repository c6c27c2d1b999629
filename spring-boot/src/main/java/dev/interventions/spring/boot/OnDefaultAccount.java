package dev.interventions.spring.boot;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether there is a default account: with several accounts by name, only if it has a base URI. */
final class OnDefaultAccount extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        boolean matches = environment.containsProperty(AccountProperties.PREFIX + ".base-uri")
                || AccountsRegistrar.accounts(environment).isEmpty();
        return new ConditionOutcome(
                matches, ConditionMessage.forCondition("default account").because("interventions.base-uri"));
    }
}
