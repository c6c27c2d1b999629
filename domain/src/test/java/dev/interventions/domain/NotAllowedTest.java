package dev.interventions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.interventions.domain.Refused.Basis;
import dev.interventions.domain.Refused.NotAllowed;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NotAllowedTest {

    private static final Set<Rule> BOTH = HashSet.of(Rule.CLOSE_ONLY_REPLIED, Rule.CLOSE_ONLY_OPEN);

    @Test
    void stated_rules_are_named_with_their_basis() {
        assertThat(NotAllowed.stated(BOTH).broken()).isEqualTo(BOTH);
        assertThat(NotAllowed.stated(BOTH).basis()).isEqualTo(Basis.STATED);
    }

    @Test
    void inferred_rules_are_named_with_their_basis() {
        assertThat(NotAllowed.inferred(BOTH).broken()).isEqualTo(BOTH);
        assertThat(NotAllowed.inferred(BOTH).basis()).isEqualTo(Basis.INFERRED);
        assertThat(NotAllowed.inferred(BOTH).message())
                .isEqualTo(NotAllowed.stated(BOTH).message());
    }

    @Test
    void without_a_reason_no_rule_is_named() {
        assertThat(NotAllowed.withoutReason("the service gave none"))
                .isEqualTo(new NotAllowed(HashSet.empty(), Basis.UNKNOWN, "the service gave none"));
    }

    @Test
    @Tag("CLOSE-7")
    void the_message_names_every_broken_rule_in_the_rules_order() {
        assertThat(NotAllowed.stated(BOTH).message())
                .isEqualTo("a closed intervention can't be closed (CLOSE-1); "
                        + "an intervention without agent reply can't be closed (CLOSE-2)");
        assertThat(NotAllowed.stated(HashSet.of(Rule.values())).message())
                .contains(HashSet.of(Rule.values()).map(Rule::id))
                .contains(HashSet.of(Rule.values()).map(Rule::sentence));
    }

    @Test
    void broken_rules_require_a_known_basis_and_the_reverse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NotAllowed(BOTH, Basis.UNKNOWN, "unclear"))
                .withMessageContaining("UNKNOWN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NotAllowed(HashSet.empty(), Basis.STATED, "unclear"))
                .withMessageContaining("STATED");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NotAllowed(HashSet.empty(), Basis.INFERRED, "unclear"));
        assertThatIllegalArgumentException().isThrownBy(() -> NotAllowed.stated(HashSet.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> NotAllowed.inferred(HashSet.empty()));
    }

    @Test
    void a_refusal_has_a_basis() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Refused.NotAllowed(HashSet.of(Rule.CLOSE_ONLY_OPEN), null, "x"));
    }
}
