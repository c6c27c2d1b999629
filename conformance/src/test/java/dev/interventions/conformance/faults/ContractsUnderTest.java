package dev.interventions.conformance.faults;

import dev.interventions.tck.CancellingContract;
import dev.interventions.tck.CategorizingContract;
import dev.interventions.tck.ClosingContract;
import dev.interventions.tck.ConcurrencyContract;
import dev.interventions.tck.ConversationContract;
import dev.interventions.tck.CreatingCommentsContract;
import dev.interventions.tck.CreatingContract;
import dev.interventions.tck.CustomFieldsContract;
import dev.interventions.tck.DeletingCommentsContract;
import dev.interventions.tck.GettingCommentsContract;
import dev.interventions.tck.GettingContract;
import dev.interventions.tck.ImpersonationContract;
import dev.interventions.tck.InterventionsFixture;
import dev.interventions.tck.ListingCommentsContract;
import dev.interventions.tck.ListingContract;
import dev.interventions.tck.LockingContract;
import dev.interventions.tck.PagingContract;
import dev.interventions.tck.PersistenceContract;
import dev.interventions.tck.ReassigningContract;
import dev.interventions.tck.ReferenceDataContract;
import dev.interventions.tck.VisibilityContract;
import dev.interventions.tck.WebhooksContract;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** The contracts for the adapter of the {@link SuiteRun} that this thread holds. Nested, so that the build doesn't run them as tests. */
final class ContractsUnderTest {

    private ContractsUnderTest() {}

    static Seq<Class<?>> all() {
        return List.of(ContractsUnderTest.class.getDeclaredClasses());
    }

    static final class Cancelling extends CancellingContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class Categorizing extends CategorizingContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class Closing extends ClosingContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class Concurrency extends ConcurrencyContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class Conversation extends ConversationContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class Creating extends CreatingContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class CustomFields extends CustomFieldsContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class Getting extends GettingContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class Impersonation extends ImpersonationContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class Listing extends ListingContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class Locking extends LockingContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class Paging extends PagingContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class Persistence extends PersistenceContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class Reassigning extends ReassigningContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class ReferenceData extends ReferenceDataContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class Visibility extends VisibilityContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class CreatingComments extends CreatingCommentsContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class DeletingComments extends DeletingCommentsContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class GettingComments extends GettingCommentsContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class Webhooks extends WebhooksContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }

    static final class ListingComments extends ListingCommentsContract {
        @Override
        protected InterventionsFixture fixture() {
            return SuiteRun.fixture();
        }
    }
}
