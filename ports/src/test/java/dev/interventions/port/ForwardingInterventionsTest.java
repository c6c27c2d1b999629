package dev.interventions.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.domain.CategoryId;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.Unavailable;
import dev.interventions.domain.UserId;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForwardingInterventionsTest {

    private static final UserId AGENT = UserId.of("agent");
    private static final Object RESULT = Either.left(new Unavailable.Interrupted("as planned"));

    private static final java.util.Map<Class<?>, Object> ARGUMENTS = java.util.Map.of(
            ContentId.class, ContentId.of("c1"),
            InterventionId.class, InterventionId.of("i1"),
            InterventionQuery.class, InterventionQuery.all(),
            PageRequest.class, PageRequest.first(),
            UserId.class, AGENT,
            Set.class, HashSet.of(CategoryId.of("a")),
            Map.class, HashMap.empty());

    private final List<Object> calls = new ArrayList<>();
    private final Interventions original = recording("original");

    static Stream<Method> operations() {
        return Arrays.stream(Interventions.class.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .filter(method -> !method.getName().equals("actingAs"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void forwards_an_operation_with_its_arguments_and_its_result(Method operation) throws Exception {
        Object[] arguments =
                Arrays.stream(operation.getParameterTypes()).map(ARGUMENTS::get).toArray();

        assertThat(operation.invoke(new Forwarding(original), arguments)).isSameAs(RESULT);

        assertThat(calls).containsExactly(List.of("original", operation.getName(), List.of(arguments)));
    }

    @Test
    void changes_the_view_of_another_user_too() {
        Interventions view = new Forwarding(original).actingAs(AGENT);

        assertThat(view).isInstanceOf(Forwarding.class);
        view.get(InterventionId.of("i1"));
        assertThat(calls).containsExactly(List.of("view", "get", List.of(InterventionId.of("i1"))));
    }

    private Interventions recording(String name) {
        return (Interventions) Proxy.newProxyInstance(
                Interventions.class.getClassLoader(),
                new Class<?>[] {Interventions.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("actingAs")) {
                        return recording("view");
                    }
                    calls.add(List.of(name, method.getName(), List.of(arguments)));
                    return RESULT;
                });
    }

    private static final class Forwarding extends ForwardingInterventions {

        Forwarding(Interventions interventions) {
            super(interventions);
        }

        @Override
        protected Interventions changing(Interventions view) {
            return new Forwarding(view);
        }
    }
}
