package dev.interventions.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.InterventionId;
import dev.interventions.tck.Ability;
import dev.interventions.tck.ClosingContract;
import dev.interventions.tck.ConversationContract;
import dev.interventions.tck.GettingCommentsContract;
import dev.interventions.tck.ImpersonationContract;
import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.LockingContract;
import dev.interventions.tck.ModelBasedContract;
import dev.interventions.tck.PersistenceContract;
import dev.interventions.tck.ReferenceDataContract;
import dev.interventions.tck.WebhooksContract;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong declaration is reported, whether the ability is missing or not declared. */
class DeclarationsTest {

    @ParameterizedTest
    @EnumSource
    void a_declared_but_missing_ability_is_reported(Ability ability) {
        Class<?> claiming = switch (ability) {
            case EXPLAINS_REFUSALS -> ClaimingExplaining.class;
            case IMPERSONATES -> ClaimingImpersonating.class;
            case HOLDS_LOCKS -> ClaimingHoldingLocks.class;
            case MOVES_THE_CLOCK -> ClaimingMovingTheClock.class;
            case SURVIVES_RESTART -> ClaimingToSurviveRestart.class;
            case COMMENTS -> ClaimingComments.class;
            case GIVES_REFERENCE_DATA -> ClaimingToGiveReferenceData.class;
            case WEBHOOKS -> ClaimingWebhooks.class;
        };

        assertThat(ContractRun.of(claiming).failures()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void an_undeclared_ability_is_reported(Ability ability) {
        Class<?> hiding = switch (ability) {
            case EXPLAINS_REFUSALS -> HidingExplaining.class;
            case IMPERSONATES -> HidingImpersonating.class;
            case HOLDS_LOCKS -> HidingHoldingLocks.class;
            case MOVES_THE_CLOCK -> HidingMovingTheClock.class;
            case SURVIVES_RESTART -> HidingThatItSurvivesRestart.class;
            case COMMENTS -> HidingComments.class;
            case GIVES_REFERENCE_DATA -> HidingReferenceData.class;
            case WEBHOOKS -> HidingWebhooks.class;
        };

        assertThat(ContractRun.of(hiding).failures().values())
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure).hasMessageContaining("or declare " + ability));
    }

    @ParameterizedTest
    @ValueSource(classes = {HidingExplainingInTheModel.class, HidingImpersonatingInTheModel.class})
    void the_model_names_the_ability_that_is_not_declared(Class<?> hiding) {
        assertThat(ContractRun.of(hiding).failures().values())
                .hasSize(1)
                .allSatisfy(failure -> assertThat(failure)
                        .message()
                        .containsAnyOf("or declare EXPLAINS_REFUSALS", "or declare IMPERSONATES"));
    }

    @Test
    void a_lock_that_holds_nothing_is_reported() {
        assertThat(ContractRun.of(PretendingToHoldLocks.class).failures().keySet())
                .contains("refuses_to_close_while_a_close_or_cancel_is_in_progress");
    }

    @Test
    void a_clock_that_stands_still_is_reported() {
        assertThat(ContractRun.of(PretendingToMoveTheClock.class).failures().keySet())
                .contains("ends_a_deferral_when_its_date_passes");
    }

    // ---- fixtures with wrong declarations ----

    private static InterventionsFixture claiming(Ability ability) {
        return new MinimalFixture() {
            @Override
            public Set<Ability> abilities() {
                return HashSet.of(ability);
            }
        };
    }

    private static InterventionsFixture hiding(Ability ability) {
        return new InMemoryFixture() {
            @Override
            public Set<Ability> abilities() {
                return super.abilities().remove(ability);
            }

            @Override
            public void restart() {
                // Everything is there as before.
            }
        };
    }

    private static InterventionsFixture pretending(Ability ability) {
        return new MinimalFixture() {
            @Override
            public Set<Ability> abilities() {
                return HashSet.of(ability);
            }

            @Override
            public HeldLock holdLock(InterventionId intervention) {
                return () -> {};
            }

            @Override
            public void advance(Duration time) {
                // Nothing happens.
            }
        };
    }

    static class ClaimingExplaining extends ClosingContract {
        @Override
        protected InterventionsFixture fixture() {
            return claiming(Ability.EXPLAINS_REFUSALS);
        }
    }

    static class ClaimingImpersonating extends ImpersonationContract {
        @Override
        protected InterventionsFixture fixture() {
            return claiming(Ability.IMPERSONATES);
        }
    }

    static class ClaimingHoldingLocks extends LockingContract {
        @Override
        protected InterventionsFixture fixture() {
            return claiming(Ability.HOLDS_LOCKS);
        }
    }

    static class ClaimingMovingTheClock extends ConversationContract {
        @Override
        protected InterventionsFixture fixture() {
            return claiming(Ability.MOVES_THE_CLOCK);
        }
    }

    static class HidingExplaining extends ClosingContract {
        @Override
        protected InterventionsFixture fixture() {
            return hiding(Ability.EXPLAINS_REFUSALS);
        }
    }

    static class HidingImpersonating extends ImpersonationContract {
        @Override
        protected InterventionsFixture fixture() {
            return hiding(Ability.IMPERSONATES);
        }
    }

    static class HidingExplainingInTheModel extends ModelBasedContract {
        @Override
        protected InterventionsFixture fixture() {
            return hiding(Ability.EXPLAINS_REFUSALS);
        }
    }

    static class HidingImpersonatingInTheModel extends ModelBasedContract {
        @Override
        protected InterventionsFixture fixture() {
            return hiding(Ability.IMPERSONATES);
        }
    }

    static class HidingHoldingLocks extends LockingContract {
        @Override
        protected InterventionsFixture fixture() {
            return hiding(Ability.HOLDS_LOCKS);
        }
    }

    static class HidingMovingTheClock extends ConversationContract {
        @Override
        protected InterventionsFixture fixture() {
            return hiding(Ability.MOVES_THE_CLOCK);
        }
    }

    static class ClaimingToSurviveRestart extends PersistenceContract {
        @Override
        protected InterventionsFixture fixture() {
            return claiming(Ability.SURVIVES_RESTART);
        }
    }

    static class HidingThatItSurvivesRestart extends PersistenceContract {
        @Override
        protected InterventionsFixture fixture() {
            return hiding(Ability.SURVIVES_RESTART);
        }
    }

    static class ClaimingToGiveReferenceData extends ReferenceDataContract {
        @Override
        protected InterventionsFixture fixture() {
            return claiming(Ability.GIVES_REFERENCE_DATA);
        }
    }

    static class HidingReferenceData extends ReferenceDataContract {
        @Override
        protected InterventionsFixture fixture() {
            return hiding(Ability.GIVES_REFERENCE_DATA);
        }
    }

    static class ClaimingWebhooks extends WebhooksContract {
        @Override
        protected InterventionsFixture fixture() {
            return claiming(Ability.WEBHOOKS);
        }
    }

    static class HidingWebhooks extends WebhooksContract {
        @Override
        protected InterventionsFixture fixture() {
            return hiding(Ability.WEBHOOKS);
        }
    }

    static class PretendingToHoldLocks extends LockingContract {
        @Override
        protected InterventionsFixture fixture() {
            return pretending(Ability.HOLDS_LOCKS);
        }
    }

    static class PretendingToMoveTheClock extends ConversationContract {
        @Override
        protected InterventionsFixture fixture() {
            return pretending(Ability.MOVES_THE_CLOCK);
        }
    }

    static class ClaimingComments extends GettingCommentsContract {
        @Override
        protected InterventionsFixture fixture() {
            return new MinimalFixture() {
                @Override
                public Set<Ability> abilities() {
                    return super.abilities().add(Ability.COMMENTS);
                }
            };
        }
    }

    static class HidingComments extends GettingCommentsContract {
        @Override
        protected InterventionsFixture fixture() {
            return new InMemoryFixture() {
                @Override
                public Set<Ability> abilities() {
                    return super.abilities().remove(Ability.COMMENTS);
                }
            };
        }
    }
}
