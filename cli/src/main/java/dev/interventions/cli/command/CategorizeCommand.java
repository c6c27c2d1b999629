package dev.interventions.cli.command;

import dev.interventions.bulk.Bulk;
import dev.interventions.bulk.BulkRun;
import dev.interventions.cli.execution.Environment;
import dev.interventions.cli.execution.ExitCode;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Intervention;
import dev.interventions.domain.InterventionId;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** Changes the categories of interventions. */
@Command(
        name = "categorize",
        header = "Changes the categories of interventions.",
        description = "They may be open or closed. The service only replaces all categories: --add and --remove read"
                + " them first, and overwrite what somebody else changes in between.",
        footer = {
            "  interventions categorize --demo --set refund 0000000000000000000002ac",
            "  interventions categorize --add vip --add late - < ids.txt",
            "  interventions categorize --demo --clear 0000000000000000000002ac"
        })
public final class CategorizeCommand extends WriteCommand<Intervention> {

    @ArgGroup(multiplicity = "1")
    private Change change = new Change();

    /** One of these. */
    private static final class Change {
        @picocli.CommandLine.Option(
                names = "--set",
                paramLabel = "ID",
                description = "Replaces all categories by this one; several times for several.")
        private List<String> set = new ArrayList<>();

        @picocli.CommandLine.Option(
                names = "--add",
                paramLabel = "ID",
                description = "Adds this category; several times for several.")
        private List<String> add = new ArrayList<>();

        @picocli.CommandLine.Option(
                names = "--remove",
                paramLabel = "ID",
                description = "Removes this category; several times for several.")
        private List<String> remove = new ArrayList<>();

        @picocli.CommandLine.Option(names = "--clear", description = "Removes all categories.")
        private boolean clear;
    }

    public CategorizeCommand(Environment environment) {
        super(environment);
    }

    @Override
    String verb() {
        return "categorize";
    }

    @Override
    String participle() {
        return "categorized";
    }

    @Override
    ExitCode whenDoneAlready() {
        return ExitCode.OK;
    }

    @Override
    BulkRun<InterventionId, Intervention> run(Bulk bulk, Iterable<InterventionId> all) {
        if (!change.add.isEmpty()) {
            return bulk.addCategories(all, categories("--add", change.add));
        }
        if (!change.remove.isEmpty()) {
            return bulk.removeCategories(all, categories("--remove", change.remove));
        }
        return bulk.categorize(all, change.clear ? HashSet.empty() : categories("--set", change.set));
    }

    private static Set<CategoryId> categories(String option, List<String> ids) {
        return HashSet.ofAll(ids).map(id -> CommonOptions.parsed(option, CategoryId.parse(id)));
    }

    @Override
    Option<Intervention> last(Intervention result) {
        return Option.some(result);
    }
}
