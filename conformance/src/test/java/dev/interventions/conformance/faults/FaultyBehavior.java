package dev.interventions.conformance.faults;

import dev.interventions.domain.Cancelled;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.CustomFieldValue;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Comments;
import dev.interventions.port.Interventions;
import dev.interventions.port.Operation;
import dev.interventions.port.bot.Bots;
import dev.interventions.port.journal.Journal;
import dev.interventions.port.reference.ReferenceData;
import dev.interventions.port.webhook.Webhooks;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The behavior of an adapter and its backend. A method that isn't overridden is correct. */
interface FaultyBehavior {

    /** The adapter of the user in this context. */
    default Interventions adapter(FaultContext it) {
        return new FaultyInterventions(it);
    }

    /** The comments of the user in this context. */
    default Comments comments(FaultContext it) {
        return new FaultyComments(it);
    }

    /** The bots of the user in this context. */
    default Bots bots(FaultContext it) {
        return new FaultyBots(it);
    }

    /** The journal of a user. */
    default Journal journal(FaultState state, Journal correct) {
        return correct;
    }

    /** The reference data of a user. */
    default ReferenceData referenceData(ReferenceData correct) {
        return correct;
    }

    /** The webhooks of a user. */
    default Webhooks webhooks(WebhooksAt it) {
        return it.correct();
    }

    /** A customer writes. */
    default ContentId message(FaultState state, ThreadId thread, IdentityId customer) {
        return state.world().customerMessage(thread, customer);
    }

    /** An agent replies. */
    default ContentId reply(FaultState state, UserId agent, InterventionId intervention) {
        return state.world().agentReply(agent, intervention);
    }

    /** An intervention is deferred. */
    default void defer(FaultState state, InterventionId intervention, Instant until) {
        state.world().defer(intervention, until);
    }

    /** The adapter is stopped and started again over the same world. */
    default void restart(FaultState state) {}

    /** No fault. */
    static FaultyBehavior nothing() {
        return new FaultyBehavior() {};
    }

    // ---- one faulty operation, for every user ----

    /** An operation with one argument, in a context. */
    interface Instead<G, T> {
        Either<InterventionError, T> of(FaultContext it, G given);
    }

    /** An operation with two arguments, in a context. */
    interface InsteadOfTwo<G, H, T> {
        Either<InterventionError, T> of(FaultContext it, G given, H other);
    }

    /** An adapter in a context. */
    interface AdapterAt {
        Interventions adapter(FaultContext it);
    }

    static FaultyBehavior adapter(AdapterAt adapter) {
        return new FaultyBehavior() {
            @Override
            public Interventions adapter(FaultContext it) {
                return adapter.adapter(it);
            }
        };
    }

    /** A fault of views only. */
    static FaultyBehavior views(AdapterAt view) {
        return adapter(it -> it.isView() ? view.adapter(it) : new FaultyInterventions(it));
    }

    /** An adapter that knows until when interventions were deferred, even if that date has passed. */
    interface AdapterKnowingDeferrals {
        Interventions adapter(FaultContext it, java.util.Map<InterventionId, Instant> deferrals);
    }

    static FaultyBehavior knowingDeferrals(AdapterKnowingDeferrals adapter) {
        java.util.Map<InterventionId, Instant> deferrals = new ConcurrentHashMap<>();
        return new FaultyBehavior() {
            @Override
            public void defer(FaultState state, InterventionId intervention, Instant until) {
                state.world().defer(intervention, until);
                deferrals.put(intervention, until);
            }

            @Override
            public Interventions adapter(FaultContext it) {
                return adapter.adapter(it, deferrals);
            }
        };
    }

    static FaultyBehavior creating(Instead<ContentId, Intervention> create) {
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Intervention> create(ContentId content) {
                return create.of(it, content).map(it::shown);
            }
        });
    }

    static FaultyBehavior getting(Instead<InterventionId, Intervention> get) {
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Intervention> get(InterventionId id) {
                return get.of(it, id).map(it::shown);
            }
        });
    }

    static FaultyBehavior listing(InsteadOfTwo<InterventionQuery, PageRequest, Page<Intervention>> list) {
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Page<Intervention>> list(InterventionQuery query, PageRequest page) {
                return list.of(it, query, page);
            }
        });
    }

    /** The list shows the result of another query. */
    static FaultyBehavior asking(UnaryOperator<InterventionQuery> other) {
        return listing((it, query, page) -> it.correct().list(other.apply(query), page));
    }

    /** The list changes a page in this way. */
    static FaultyBehavior paging(UnaryOperator<Page<Intervention>> other) {
        return listing((it, query, page) -> it.correct().list(query, page).map(other));
    }

    static FaultyBehavior closing(Instead<InterventionId, Intervention> close) {
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Intervention> close(InterventionId id) {
                return close.of(it, id).map(it::shown);
            }
        });
    }

    static FaultyBehavior cancelling(Instead<InterventionId, Cancelled> cancel) {
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Cancelled> cancel(InterventionId id) {
                return cancel.of(it, id);
            }
        });
    }

    static FaultyBehavior reassigning(InsteadOfTwo<InterventionId, UserId, Intervention> reassign) {
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Intervention> reassign(InterventionId id, UserId newOwner) {
                return reassign.of(it, id, newOwner).map(it::shown);
            }
        });
    }

    static FaultyBehavior categorizing(InsteadOfTwo<InterventionId, Set<CategoryId>, Intervention> categorize) {
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Intervention> categorize(InterventionId id, Set<CategoryId> categories) {
                return categorize.of(it, id, categories).map(it::shown);
            }
        });
    }

    static FaultyBehavior updating(InsteadOfTwo<InterventionId, Map<String, CustomFieldValue>, Intervention> update) {
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Intervention> updateCustomFields(
                    InterventionId id, Map<String, CustomFieldValue> values) {
                return update.of(it, id, values).map(it::shown);
            }
        });
    }

    // ---- wrongly stored or shown interventions ----

    /** Writes of this kind store the result of this function, which gets the intervention before and the one that should be stored. */
    static FaultyBehavior keeping(Operation wrongOne, BinaryOperator<Intervention> kept) {
        return adapter(it -> new FaultyInterventions(it) {
            @Override
            Either<InterventionError, Intervention> write(
                    Operation operation, Supplier<Either<InterventionError, Intervention>> call) {
                if (operation != wrongOne) {
                    return super.write(operation, call);
                }
                Map<InterventionId, Intervention> before = it.everything();
                return call.get().map(after -> it.keep(after, kept.apply(before.getOrElse(after.id(), after), after)));
            }
        });
    }

    /** Every result shows the intervention as changed by this function. */
    static FaultyBehavior showing(UnaryOperator<Intervention> shown) {
        return adapter(it -> new FaultyInterventions(it.showing(shown)));
    }

    // ---- the conversation ----

    /** The event of a customer's message. */
    interface Message {
        ContentId by(FaultState state, ThreadId thread, IdentityId customer);
    }

    /** The event of an agent's reply. */
    interface Reply {
        ContentId by(FaultState state, UserId agent, InterventionId intervention);
    }

    /** The event of a deferral. */
    interface Deferral {
        void until(FaultState state, InterventionId intervention, Instant until);
    }

    static FaultyBehavior messages(Message message) {
        return new FaultyBehavior() {
            @Override
            public ContentId message(FaultState state, ThreadId thread, IdentityId customer) {
                return message.by(state, thread, customer);
            }
        };
    }

    static FaultyBehavior replies(Reply reply) {
        return new FaultyBehavior() {
            @Override
            public ContentId reply(FaultState state, UserId agent, InterventionId intervention) {
                return reply.by(state, agent, intervention);
            }
        };
    }

    static FaultyBehavior deferrals(Deferral deferral) {
        return new FaultyBehavior() {
            @Override
            public void defer(FaultState state, InterventionId intervention, Instant until) {
                deferral.until(state, intervention, until);
            }
        };
    }
}
