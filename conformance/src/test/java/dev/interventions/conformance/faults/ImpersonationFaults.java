package dev.interventions.conformance.faults;

import static dev.interventions.conformance.faults.FaultyBehavior.adapter;
import static dev.interventions.conformance.faults.FaultyBehavior.views;

import dev.interventions.domain.ContentId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Permission;
import dev.interventions.domain.Refused.InvalidRequest;
import dev.interventions.domain.Refused.NotAllowed;
import dev.interventions.domain.UserId;
import dev.interventions.port.Interventions;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/** Faults of impersonation. */
final class ImpersonationFaults {

    private ImpersonationFaults() {}

    static Seq<Fault> all() {
        return List.of(
                new Fault("IMPERSONATE-1", "acts as the token's user", adapter(it -> new FaultyInterventions(it) {
                    @Override
                    public Interventions actingAs(UserId user) {
                        return this;
                    }
                })),
                new Fault(
                        "IMPERSONATE-1",
                        "uses the sources of the token's user",
                        views(it -> gettingAs(it, it.correctAs(it.user())))),
                new Fault(
                        "IMPERSONATE-1",
                        "gets an intervention that either of the two users reads",
                        views(it -> new FaultyInterventions(it) {
                            @Override
                            public Either<InterventionError, Intervention> get(InterventionId id) {
                                return super.get(id)
                                        .orElse(() -> it.correctAs(it.user()).get(id));
                            }
                        })),
                new Fault(
                        "IMPERSONATE-1",
                        "lists interventions that either of the two users reads",
                        views(it -> new FaultyInterventions(it) {
                            @Override
                            public Either<InterventionError, Page<Intervention>> list(
                                    InterventionQuery query, PageRequest page) {
                                return it.all(query)
                                        .map(all -> FaultContext.page(
                                                all.appendAll(it.correctAs(it.user())
                                                                .list(query, PageRequest.of(0, PageRequest.MAX_LIMIT))
                                                                .get()
                                                                .records())
                                                        .distinctBy(Intervention::id),
                                                page));
                            }
                        })),
                new Fault(
                        "IMPERSONATE-1",
                        "keeps the sources that a view read when it was created",
                        views(ReadingAsAtFirst::new)),
                new Fault(
                        "IMPERSONATE-1",
                        "keeps the permissions of the token's user",
                        views(it -> new FaultyInterventions(it) {
                            @Override
                            public Either<InterventionError, Intervention> close(InterventionId id) {
                                return super.close(id)
                                        .orElse(() -> it.correctAs(it.user()).close(id));
                            }
                        })),
                new Fault(
                        "IMPERSONATE-1",
                        "opens with the token's user as owner",
                        views(it -> new FaultyInterventions(it) {
                            @Override
                            public Either<InterventionError, Intervention> create(ContentId content) {
                                return super.create(content)
                                        .flatMap(opened -> it.unrestricted().reassign(opened.id(), it.user()));
                            }
                        })),
                new Fault(
                        "IMPERSONATE-2",
                        "lets every user act as another",
                        views(it -> it.actor().isDefined() ? it.correctAs(it.acting()) : new FaultyInterventions(it))),
                new Fault(
                        "IMPERSONATE-2",
                        "checks the permission to impersonate only for writes",
                        views(it -> it.actor().isDefined()
                                ? gettingAs(it, it.correctAs(it.acting()))
                                : new FaultyInterventions(it))),
                new Fault(
                        "IMPERSONATE-2",
                        "returns NotAllowed instead of InvalidRequest",
                        views(it -> refusingToGet(it, NotAllowed.withoutReason("not allowed")))),
                new Fault(
                        "IMPERSONATE-3",
                        "acts as the token's user if the impersonated user doesn't exist",
                        views(it -> it.actor().isDefined() ? new FaultyInterventions(it) : it.correctAs(it.user()))),
                new Fault(
                        "IMPERSONATE-3",
                        "throws if the impersonated user doesn't exist",
                        views(it -> new FaultyInterventions(it) {
                            @Override
                            public Either<InterventionError, Intervention> get(InterventionId id) {
                                if (it.actor().isEmpty()) {
                                    throw new FaultContext.Thrown();
                                }
                                return super.get(id);
                            }
                        })),
                new Fault(
                        "IMPERSONATE-3",
                        "finds nothing as a user who doesn't exist",
                        views(it -> refusingToGet(it, FaultContext.notFound(InterventionId.of("any"))))),
                new Fault(
                        "IMPERSONATE-4",
                        "requires a permission even to act as oneself",
                        views(it -> new FaultyInterventions(it) {
                            @Override
                            public Either<InterventionError, Intervention> close(InterventionId id) {
                                return it.may(Permission.IMPERSONATE_USER)
                                        ? super.close(id)
                                        : Either.left(new InvalidRequest("no permission to impersonate"));
                            }
                        })),
                new Fault(
                        "IMPERSONATE-5",
                        "checks the permission of the user named before instead of the token's user",
                        views(it -> new FaultyInterventions(it) {
                            @Override
                            public Interventions actingAs(UserId user) {
                                return it.actor().isDefined()
                                        ? it.correctAs(it.acting()).actingAs(user)
                                        : super.actingAs(user);
                            }
                        })),
                new Fault(
                        "IMPERSONATE-5",
                        "keeps acting as the user named first",
                        views(it -> new FaultyInterventions(it) {
                            @Override
                            public Interventions actingAs(UserId user) {
                                return this;
                            }
                        })),
                new Fault(
                        "IMPERSONATE-6",
                        "acts as the other user after a view was created",
                        adapter(it -> it.isView() ? new FaultyInterventions(it) : new Sticking(it))),
                new Fault(
                        "IMPERSONATE-6",
                        "changes the user of a view when a view of it is created",
                        views(Sticking::new)));
    }

    private static Interventions gettingAs(FaultContext it, Interventions other) {
        return new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Intervention> get(InterventionId id) {
                return other.get(id);
            }
        };
    }

    private static Interventions refusingToGet(FaultContext it, InterventionError refusal) {
        return new FaultyInterventions(it) {
            @Override
            public Either<InterventionError, Intervention> get(InterventionId id) {
                return FaultContext.insteadOf(InvalidRequest.class, super.get(id), () -> Either.left(refusal));
            }
        };
    }

    /** Keeps the sources that were readable at the beginning. */
    private static final class ReadingAsAtFirst extends FaultyInterventions {

        private final FaultContext it;
        private final Seq<InterventionId> readable;

        ReadingAsAtFirst(FaultContext it) {
            super(it);
            this.it = it;
            readable = it.all(InterventionQuery.all()).getOrElse(List.empty()).map(Intervention::id);
        }

        @Override
        public Either<InterventionError, Intervention> get(InterventionId id) {
            return readable.contains(id) ? it.unrestricted().get(id) : super.get(id);
        }
    }

    /** Keeps the user of the last view that was created. */
    private static final class Sticking extends FaultyInterventions {

        private final FaultContext it;
        private Interventions present;

        Sticking(FaultContext it) {
            super(it);
            this.it = it;
            present = it.correct();
        }

        @Override
        public Interventions actingAs(UserId user) {
            present = it.actingAs(user).correct();
            return super.actingAs(user);
        }

        @Override
        public Either<InterventionError, Intervention> create(ContentId content) {
            return present.create(content);
        }
    }
}
