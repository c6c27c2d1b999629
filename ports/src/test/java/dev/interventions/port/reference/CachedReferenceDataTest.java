package dev.interventions.port.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Categories;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.CustomFieldDefinitions;
import dev.interventions.domain.reference.User;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class CachedReferenceDataTest {

    private static final UserId SELF = UserId.of("self");
    private static final UserId OTHER = UserId.of("other");

    private final java.util.List<String> reads = new ArrayList<>();
    private final CachedReferenceData cached = CachedReferenceData.of(new Account(SELF), Duration.ofHours(1));

    @Test
    void each_list_is_read_once() {
        for (int i = 0; i < 2; i++) {
            assertThat(cached.categories().get().all()).hasSize(1);
            assertThat(cached.customFields().get().all()).hasSize(1);
            assertThat(cached.users().get()).containsExactly(User.withId(SELF));
            assertThat(cached.readableSources().get()).containsExactly(SourceId.of("self"));
        }

        assertThat(reads).containsExactly("categories of self", "fields of self", "users of self", "sources of self");
    }

    @Test
    void each_list_has_an_age_of_its_own() {
        cached.categories();
        cached.readableSources();

        assertThat(cached.cachedCategories().age()).isNotEmpty();
        assertThat(cached.cachedReadableSources().age()).isNotEmpty();
        assertThat(cached.cachedCustomFields().age()).isEmpty();
        assertThat(cached.cachedUsers().age()).isEmpty();
    }

    @Test
    void a_view_has_a_cache_of_its_own() {
        cached.readableSources();

        assertThat(cached.actingAs(OTHER).readableSources().get()).containsExactly(SourceId.of("other"));
        assertThat(cached.readableSources().get()).containsExactly(SourceId.of("self"));
    }

    private final class Account implements ReferenceData {

        private final UserId user;

        private Account(UserId user) {
            this.user = user;
        }

        @Override
        public Either<InterventionError, Categories> categories() {
            return read("categories", Categories.of(List.of(Category.withId(CategoryId.of("a")))));
        }

        @Override
        public Either<InterventionError, CustomFieldDefinitions> customFields() {
            return read("fields", CustomFieldDefinitions.of(List.of(CustomFieldDefinition.withKey("a"))));
        }

        @Override
        public Either<InterventionError, Seq<User>> users() {
            return read("users", List.of(User.withId(user)));
        }

        @Override
        public Either<InterventionError, Set<SourceId>> readableSources() {
            return read("sources", HashSet.of(SourceId.of(user.value())));
        }

        @Override
        public ReferenceData actingAs(UserId other) {
            return new Account(other);
        }

        private <T> Either<InterventionError, T> read(String what, T list) {
            reads.add(what + " of " + user.value());
            return Either.right(list);
        }
    }
}
