package dev.interventions.cli.command;

import dev.interventions.cli.account.Account;
import dev.interventions.cli.execution.CommandFailure;
import dev.interventions.cli.execution.Environment;
import dev.interventions.cli.execution.ExitCode;
import dev.interventions.cli.output.JsonLine;
import dev.interventions.cli.stats.Chart;
import dev.interventions.cli.stats.Distribution;
import dev.interventions.cli.stats.Statistics;
import dev.interventions.cli.stats.SvgPage;
import dev.interventions.cli.terminal.Line;
import dev.interventions.cli.terminal.Progress;
import dev.interventions.cli.terminal.Table;
import dev.interventions.cli.terminal.Table.Column;
import dev.interventions.cli.terminal.Wording;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows figures about many interventions. */
@Command(
        name = "stats",
        header = "Shows ages, reply times and owners.",
        description = "Reads all interventions that match, 150 with each request.",
        footer = {
            "  interventions stats --demo",
            "  interventions stats --status opened",
            "  interventions stats --svg stats.svg"
        })
public final class StatsCommand extends AccountCommand {

    private static final int MOST_OWNERS = 20;

    @Mixin
    private QueryOptions filters = new QueryOptions();

    @picocli.CommandLine.Option(
            names = "--svg",
            paramLabel = "FILE",
            description = "Also writes the charts to this file.")
    private @Nullable Path svg;

    public StatsCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(Account account) {
        Statistics statistics = new Statistics(account.clock().instant());
        ExitCode code = read(account, statistics);
        if (code == ExitCode.INTERRUPTED) {
            return code;
        }
        if (json()) {
            print(json(statistics));
        } else {
            print(statistics);
        }
        if (svg != null) {
            write(
                    svg,
                    SvgPage.of(
                            "Interventions of " + account.name(),
                            Chart.ofTimes(statistics).append(Chart.ofOwners(statistics))));
        }
        return code;
    }

    private ExitCode read(Account account, Statistics statistics) {
        try (Progress progress = progress("stats")) {
            return new Pages(this, filters.walk(account)).forEach(page -> {
                page.records().forEach(statistics::add);
                progress.at(statistics.total(), Option.some(page.total()));
                return true;
            });
        }
    }

    private void print(Statistics statistics) {
        print(Wording.number(statistics.total(), "intervention") + ": " + Wording.number(statistics.active())
                + " active, " + Wording.number(statistics.deferred()) + " deferred, "
                + Wording.number(statistics.closed()) + " closed");
        if (statistics.total() > 0) {
            print("");
            printTimes(statistics);
            Chart.ofTimes(statistics).forEach(this::print);
            print("");
            printOwners(statistics.owners());
        }
    }

    private void print(Chart chart) {
        print("");
        console().print(Line.of(Line.Style.BOLD, chart.title()));
        chart.lines(console().terminal().width() - 1).forEach(this::print);
    }

    private void printOwners(Seq<Statistics.Owner> owners) {
        new Table(
                        console(),
                        Vector.of("OWNER", "OPEN", "CLOSED", "MEDIAN FIRST REPLY")
                                .map(Column::of))
                .print(owners.take(MOST_OWNERS)
                        .map(owner -> cells(
                                owner.name(),
                                String.valueOf(owner.open()),
                                String.valueOf(owner.closed()),
                                quantile(owner.firstReplies(), 0.5))));
        if (owners.size() > MOST_OWNERS) {
            print("and " + Wording.number(owners.size() - MOST_OWNERS, "other owner"));
        }
    }

    private void printTimes(Statistics statistics) {
        new Table(
                        console(),
                        Vector.of("TIME", "NUMBER", "MEDIAN", "90 % WITHIN", "LONGEST")
                                .map(Column::of))
                .print(Vector.of(
                        times("age of open ones", statistics.ages()),
                        times("first reply", statistics.firstReplies()),
                        times("opening to closing", statistics.closings())));
    }

    private static Vector<Line> times(String name, Distribution times) {
        return cells(
                name, Wording.number(times.size()), quantile(times, 0.5), quantile(times, 0.9), quantile(times, 1));
    }

    private static Vector<Line> cells(String... cells) {
        return Vector.of(cells).map(Line::of);
    }

    private static String quantile(Distribution times, double share) {
        return times.quantile(share).map(Wording::duration).getOrElse("-");
    }

    private static String json(Statistics statistics) {
        return new JsonLine()
                .with("total", statistics.total())
                .with("active", statistics.active())
                .with("deferred", statistics.deferred())
                .with("closed", statistics.closed())
                .withJson("age", json(statistics.ages()))
                .withJson("first_reply", json(statistics.firstReplies()))
                .withJson("opening_to_closing", json(statistics.closings()))
                .withJson("owners", statistics.owners().map(StatsCommand::json).mkString("[", ",", "]"))
                .toString();
    }

    private static String json(Statistics.Owner owner) {
        return new JsonLine()
                .with("owner", owner.name())
                .with("open", owner.open())
                .with("closed", owner.closed())
                .withJson("first_reply", json(owner.firstReplies()))
                .toString();
    }

    /** In seconds. */
    private static String json(Distribution times) {
        JsonLine line = new JsonLine().with("number", times.size());
        times.quantile(0.5).forEach(median -> line.with("median_seconds", median.toSeconds()));
        times.quantile(0.9).forEach(ninety -> line.with("percentile_90_seconds", ninety.toSeconds()));
        times.quantile(1).forEach(longest -> line.with("max_seconds", longest.toSeconds()));
        return line.toString();
    }

    private static void write(Path file, String svg) {
        try {
            Files.writeString(file, svg);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, file + ": can't be written: " + Wording.reason(e));
        }
    }
}
