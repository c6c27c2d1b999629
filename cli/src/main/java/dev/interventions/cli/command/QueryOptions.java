package dev.interventions.cli.command;

import static dev.interventions.cli.command.CommonOptions.parsed;

import dev.interventions.cli.account.Account;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionQuery;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.Sort;
import dev.interventions.domain.StatusFilter;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.port.Walk;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The options that choose interventions. All that are given must match. */
final class QueryOptions {

    @picocli.CommandLine.Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only those that are active, deferred, closed, opened (active or deferred) or reopened.")
    private @Nullable StatusFilter status;

    @picocli.CommandLine.Option(names = "--owner", paramLabel = "USER", description = "Only those of this user.")
    private @Nullable String owner;

    @picocli.CommandLine.Option(names = "--thread", paramLabel = "ID", description = "Only those in this thread.")
    private @Nullable String thread;

    @picocli.CommandLine.Option(
            names = "--customer",
            paramLabel = "ID",
            description = "Only those of this customer (identity); several times for several customers.")
    private List<String> customers = new ArrayList<>();

    @picocli.CommandLine.Option(
            names = "--group",
            paramLabel = "ID",
            description = "Only those of the customers in this identity group.")
    private @Nullable String group;

    Walk walk(Account account) {
        return account.interventions().walk(query());
    }

    private InterventionQuery query() {
        return new InterventionQuery(
                id("--thread", thread, ThreadId::parse),
                id("--owner", owner, UserId::parse),
                id("--group", group, IdentityGroupId::parse),
                HashSet.ofAll(customers).map(text -> parsed("--customer", IdentityId.parse(text))),
                Option.of(status),
                Sort.CREATED_AT);
    }

    private static <T extends OpaqueId> Option<T> id(
            String name, @Nullable String text, Function<String, Either<InterventionError, T>> parser) {
        return text == null ? Option.none() : Option.some(parsed(name, parser.apply(text)));
    }
}
