package dev.interventions.conformance.budget;

import dev.interventions.domain.Unavailable;
import dev.interventions.port.budget.BudgetStats;
import dev.interventions.tck.BudgetPromise;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The catalogue of faults of budgets. */
final class BudgetFaults {

    private static final String RESPECTS_PAUSES = "gives_no_permit_during_the_pause_that_the_service_asks_for";
    private static final String INTERRUPTS = "ends_the_wait_of_an_interrupted_caller_who_stays_interrupted";
    private static final String FREES_SLOTS = "frees_a_slot_one_span_after_its_attempt_has_ended";
    private static final String CANCELS = "ends_a_cancelled_wait_and_no_other";
    private static final String WAITS = "lets_a_caller_wait_for_a_slot_or_refuses_it_at_once";
    private static final String NEW_ACCOUNTS = "gives_a_new_account_all_slots_at_once_or_none_for_one_span";
    private static final String STATE = "reports_its_state_if_it_promises_to";

    private BudgetFaults() {}

    static Seq<BudgetFault> all() {
        return List.of(ofTheLimit(), ofWaiting(), ofThrottling(), ofReporting(), ofDeclarations())
                .flatMap(faults -> faults);
    }

    private static BudgetFault fault(String sentence, String test, Supplier<SimpleBudget> budget) {
        return new BudgetFault(sentence, test, () -> new SimpleBudgetFixture(budget.get()));
    }

    private static Seq<BudgetFault> ofTheLimit() {
        return List.of(
                new BudgetFault("is a token bucket", "never_has_more_attempts_in_a_span_than_the_limit", () -> {
                    MovableClock clock = new MovableClock();
                    return new SimpleBudgetFixture(new TokenBucket(clock), clock, HashSet.empty());
                }),
                fault(
                        "has one slot too many",
                        "gives_as_many_permits_as_the_limit_and_no_more",
                        () -> new SimpleBudget() {
                            @Override
                            boolean isFree(Account account) {
                                return super.isFree(account) || account.slots.size() == LIMIT;
                            }
                        }),
                fault(
                        "has one slot too few",
                        "gives_as_many_permits_as_the_limit_and_no_more",
                        () -> new SimpleBudget() {
                            @Override
                            boolean isFree(Account account) {
                                return super.isFree(account) && account.slots.size() < LIMIT - 1;
                            }
                        }),
                fault("counts from the beginning of an attempt", FREES_SLOTS, () -> new SimpleBudget() {
                    @Override
                    long freeAt(long begun, long ended) {
                        return begun + SPAN.toNanos();
                    }
                }),
                fault("counts only attempts in progress", FREES_SLOTS, () -> new SimpleBudget() {
                    @Override
                    long freeAt(long begun, long ended) {
                        return ended;
                    }
                }),
                fault("frees a slot too late", FREES_SLOTS, () -> new SimpleBudget() {
                    @Override
                    long freeAt(long begun, long ended) {
                        return super.freeAt(begun, ended) + SPAN.toNanos() / 10;
                    }
                }),
                fault(
                        "frees the slot of a long attempt",
                        "keeps_the_slots_of_attempts_in_progress",
                        () -> new SimpleBudget() {
                            @Override
                            boolean isFree(Account account) {
                                long lease = SPAN.multipliedBy(3).toNanos();
                                account.slots.removeIf(slot -> clock.nanos() - slot.begun > lease);
                                return super.isFree(account);
                            }
                        }),
                fault(
                        "frees another slot if a permit is closed twice",
                        "frees_one_slot_if_a_permit_is_closed_twice",
                        () -> new SimpleBudget() {
                            @Override
                            void closedAgain(Slot slot) {
                                slot.account.slots.remove(0);
                            }
                        }),
                fault(
                        "checks and changes in two steps",
                        "never_has_more_attempts_in_a_span_than_the_limit_when_threads_compete",
                        () -> new SimpleBudget() {
                            @Override
                            Waiter next(Account account) {
                                return account.waiting.stream()
                                        .filter(waiter -> waiter.thread().equals(Thread.currentThread()))
                                        .findFirst()
                                        .orElseThrow();
                            }

                            @Override
                            boolean isFree(Account account) {
                                boolean free = super.isFree(account);
                                try {
                                    pass();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                                return free;
                            }
                        }),
                fault("has one limit for all accounts", "counts_each_account_alone", () -> new SimpleBudget() {
                    @Override
                    String counterOf(String account) {
                        return "all";
                    }
                }),
                fault(
                        "accepts no blank lane",
                        "accepts_any_name_of_an_account_and_of_a_lane",
                        () -> new SimpleBudget() {
                            @Override
                            public Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost) {
                                if (lane.isBlank()) {
                                    throw new IllegalArgumentException("no lane");
                                }
                                return super.acquire(account, lane, atMost);
                            }
                        }));
    }

    private static Seq<BudgetFault> ofWaiting() {
        return List.of(
                fault("never wakes a waiting caller", WAITS, () -> new SimpleBudget() {
                    @Override
                    void pass() throws InterruptedException {
                        wait();
                    }
                }),
                fault("lets nobody wait", WAITS, () -> new SimpleBudget() {
                    @Override
                    boolean isOver(long end) {
                        return true;
                    }
                }),
                fault("lets a caller wait too long", "refuses_a_caller_whose_time_is_over", () -> new SimpleBudget() {
                    @Override
                    boolean isOver(long end) {
                        return false;
                    }
                }),
                fault(
                        "serves the newest caller first",
                        "serves_the_callers_of_a_lane_in_the_order_in_which_they_came",
                        () -> new SimpleBudget() {
                            @Override
                            Waiter next(Account account) {
                                return account.waiting.get(account.waiting.size() - 1);
                            }
                        }),
                fault("ignores lanes", "serves_lanes_in_turn", () -> new SimpleBudget() {
                    @Override
                    Waiter next(Account account) {
                        return account.waiting.get(0);
                    }
                }),
                fault("ignores interrupts", INTERRUPTS, () -> new SimpleBudget() {
                    @Override
                    void pass() {
                        try {
                            super.pass();
                        } catch (InterruptedException ignored) {
                            // The fault.
                        }
                    }
                }),
                fault("clears the interrupt", INTERRUPTS, () -> new SimpleBudget() {
                    @Override
                    Either<Unavailable, Permit> interrupted() {
                        return Either.left(new Unavailable.Interrupted("interrupted"));
                    }
                }),
                fault("tells an interrupted caller that its time is over", INTERRUPTS, () -> new SimpleBudget() {
                    @Override
                    Either<Unavailable, Permit> interrupted() {
                        return super.interrupted().mapLeft(error -> new Unavailable.BudgetExhausted("no time"));
                    }
                }),
                fault("cancels no wait", CANCELS, () -> new SimpleBudget() {
                    @Override
                    boolean isCancelled(Waiter waiter, Thread thread) {
                        return false;
                    }
                }),
                fault("cancels all waits", CANCELS, () -> new SimpleBudget() {
                    @Override
                    boolean isCancelled(Waiter waiter, Thread thread) {
                        return true;
                    }
                }),
                fault(
                        "throws when it has to cancel nothing",
                        "ignores_the_cancellation_of_a_thread_that_does_not_wait",
                        () -> new SimpleBudget() {
                            @Override
                            public synchronized void cancelWait(String name, Thread thread) {
                                if (account(name).waiting.isEmpty()) {
                                    throw new IllegalStateException("nobody waits");
                                }
                                super.cancelWait(name, thread);
                            }
                        }),
                fault(
                        "throws for a very long wait",
                        "accepts_the_longest_and_the_shortest_wait",
                        () -> new SimpleBudget() {
                            @Override
                            public Either<Unavailable, Permit> acquire(String account, String lane, Duration atMost) {
                                return super.acquire(account, lane, Duration.ofNanos(atMost.toNanos()));
                            }
                        }));
    }

    private static Seq<BudgetFault> ofThrottling() {
        return List.of(
                fault("ignores that the service has throttled an attempt", RESPECTS_PAUSES, () -> new SimpleBudget() {
                    @Override
                    boolean isPaused(Account account) {
                        return false;
                    }
                }),
                fault("ignores how long the service asks to wait", RESPECTS_PAUSES, () -> new SimpleBudget() {
                    @Override
                    long pauseUntil(Option<Duration> requested) {
                        return super.pauseUntil(Option.none());
                    }
                }),
                fault(
                        "pauses for ever",
                        "gives_permits_again_after_a_pause_that_the_service_does_not_limit",
                        () -> new SimpleBudget() {
                            @Override
                            long pauseUntil(Option<Duration> requested) {
                                return super.pauseUntil(requested.orElse(Option.some(Duration.ofDays(1))));
                            }
                        }),
                fault(
                        "throws for a very long pause",
                        "accepts_the_longest_and_the_shortest_pause",
                        () -> new SimpleBudget() {
                            @Override
                            long pauseUntil(Option<Duration> requested) {
                                return super.pauseUntil(requested.map(pause -> Duration.ofNanos(pause.toNanos())));
                            }
                        }),
                fault("pauses all accounts", "pauses_only_the_throttled_account", () -> new SimpleBudget() {
                    private @Nullable Account throttled;

                    @Override
                    public synchronized void throttled(String name, Option<Duration> pause) {
                        super.throttled(name, pause);
                        throttled = account(name);
                    }

                    @Override
                    boolean isPaused(Account account) {
                        return super.isPaused(throttled == null ? account : throttled);
                    }
                }),
                fault(
                        "blames its own limit for a pause",
                        "refuses_callers_during_a_pause_since_the_service_limits_them",
                        () -> new SimpleBudget() {
                            @Override
                            Either<Unavailable, Permit> refused(Account account) {
                                return Either.left(new Unavailable.BudgetExhausted("the budget's limit"));
                            }
                        }),
                fault(
                        "lets several attempts probe",
                        "lets_a_single_attempt_probe_the_service_after_a_pause",
                        () -> new SimpleBudget() {
                            @Override
                            boolean isPaused(Account account) {
                                return account.isThrottled && account.pausedUntil - clock.nanos() > 0;
                            }
                        }),
                fault(
                        "waits for the end of a probe that has ended",
                        "gives_all_permits_once_a_probe_has_ended_without_being_throttled",
                        () -> new SimpleBudget() {
                            @Override
                            void endProbe(Slot slot) {
                                // The fault.
                            }
                        }),
                fault(
                        "tells waiting callers nothing of the end of a probe",
                        "lets_waiting_callers_continue_once_the_probe_has_ended",
                        () -> new SimpleBudget() {
                            @Override
                            void pass() throws InterruptedException {
                                wait();
                            }
                        }),
                fault(
                        "ignores that a probe is throttled",
                        "pauses_again_if_the_probe_is_throttled",
                        () -> new SimpleBudget() {
                            @Override
                            public synchronized void throttled(String name, Option<Duration> pause) {
                                if (!account(name).isThrottled) {
                                    super.throttled(name, pause);
                                }
                            }
                        }));
    }

    private static Seq<BudgetFault> ofReporting() {
        return List.of(
                fault(
                        "takes a permit to report its state",
                        "takes_no_permit_to_report_its_state",
                        () -> new SimpleBudget() {
                            @Override
                            public synchronized Option<BudgetStats> stats(String name) {
                                acquire(name, Duration.ZERO);
                                return super.stats(name);
                            }
                        }),
                fault("reports ended attempts as if they were in progress", STATE, () -> new SimpleBudget() {
                    @Override
                    public synchronized Option<BudgetStats> stats(String name) {
                        return super.stats(name).map(now -> new BudgetStats(LIMIT, 0, now.waiting(), now.pause()));
                    }
                }),
                fault("reports no waiting callers", STATE, () -> new SimpleBudget() {
                    @Override
                    public synchronized Option<BudgetStats> stats(String name) {
                        return super.stats(name)
                                .map(now -> new BudgetStats(now.free(), now.inProgress(), 0, now.pause()));
                    }
                }),
                fault(
                        "reports no pause",
                        "reports_a_pause_if_it_promises_to_report_its_state",
                        () -> new SimpleBudget() {
                            @Override
                            public synchronized Option<BudgetStats> stats(String name) {
                                return super.stats(name)
                                        .map(now -> new BudgetStats(
                                                now.free(), now.inProgress(), now.waiting(), Option.none()));
                            }
                        }));
    }

    private static Seq<BudgetFault> ofDeclarations() {
        return List.of(
                fault("starts cold without saying so", NEW_ACCOUNTS, ColdBudget::new),
                promising(BudgetPromise.STARTS_COLD, NEW_ACCOUNTS),
                concealing(BudgetPromise.WAITS, WAITS),
                concealing(BudgetPromise.CANCELS_WAITS, CANCELS),
                concealing(BudgetPromise.REPORTS_STATS, STATE));
    }

    private static BudgetFault promising(BudgetPromise promise, String test) {
        return new BudgetFault("promises " + promise + " but doesn't do it", test, () -> {
            SimpleBudgetFixture correct = new SimpleBudgetFixture(new SimpleBudget());
            return correct.promising(correct.promises().add(promise));
        });
    }

    private static BudgetFault concealing(BudgetPromise promise, String test) {
        return new BudgetFault("doesn't say that it does " + promise, test, () -> {
            SimpleBudgetFixture correct = new SimpleBudgetFixture(new SimpleBudget());
            return correct.promising(correct.promises().remove(promise));
        });
    }
}
