package dev.interventions.feed.progress;

import dev.interventions.domain.InterventionId;
import dev.interventions.feed.progress.Progress.Poll;
import dev.interventions.feed.progress.Progress.Reason;
import dev.interventions.feed.progress.Progress.Reconciliation;
import dev.interventions.port.WalkPosition;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** {@link Progress} as one line: a version, then {@code name=value} for each component that differs from its initial value. */
public final class PositionText {

    private static final String VERSION = "feed1";
    private static final String NONE = "-";

    private static final Set<String> NAMES =
            HashSet.of("begun", "copy", "watermark", "poll", "recent", "reconciliation", "polls", "surplus", "mark");

    private PositionText() {}

    public static String of(Progress progress) {
        return List.of(
                        Option.some(VERSION),
                        Option.when(progress.begun(), "begun=true"),
                        progress.copy().map(walk -> "copy=" + walk(walk)),
                        progress.watermark().map(moment -> "watermark=" + moment),
                        progress.poll().map(poll -> "poll=" + moment(poll.newest()) + "," + walk(poll.walk())),
                        Option.when(
                                progress.recent().contents().nonEmpty(), () -> "recent=" + recent(progress.recent())),
                        progress.reconciliation().map(found -> "reconciliation=" + reconciliation(found)),
                        Option.when(progress.polls() != 0, () -> "polls=" + progress.polls()),
                        Option.when(progress.surplus() != 0, () -> "surplus=" + progress.surplus()),
                        Option.when(!progress.mark().isEmpty(), () -> "mark=" + encoded(progress.mark())))
                .flatMap(word -> word)
                .mkString(" ");
    }

    private static String recent(Recent recent) {
        return recent.contents()
                .map(entry -> encoded(entry._1.value()) + ":" + Long.toHexString(entry._2.digest()) + ":"
                        + entry._2.updatedAt().getEpochSecond())
                .toList()
                .sorted()
                .mkString(",");
    }

    private static String reconciliation(Reconciliation found) {
        return found.reason() + "," + walk(found.walk()) + "," + moment(found.passed()) + "," + found.surplus();
    }

    private static String moment(Option<Instant> moment) {
        return moment.map(Instant::toString).getOrElse(NONE);
    }

    private static String walk(WalkPosition walk) {
        return encoded(walk.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    // ---- reading; throws if the text has another form ----

    public static Progress read(String text) {
        List<String> words = List.of(text.split(" ", -1));
        Map<String, String> values = words.tail().toMap(word -> {
            int end = word.indexOf('=');
            return Tuple.of(word.substring(0, end), word.substring(end + 1));
        });
        if (!words.head().equals(VERSION) || values.size() != words.size() - 1 || !NAMES.containsAll(values.keySet())) {
            throw new IllegalArgumentException(text);
        }
        return new Progress(
                values.containsKey("begun"),
                values.get("copy").map(PositionText::readWalk),
                values.get("watermark").map(Instant::parse),
                values.get("poll").map(PositionText::readPoll),
                values.get("recent").map(PositionText::readRecent).getOrElse(Recent.NONE),
                values.get("reconciliation").map(PositionText::readReconciliation),
                values.get("polls").map(Integer::parseInt).getOrElse(0),
                values.get("surplus").map(Long::parseLong).getOrElse(0L),
                values.get("mark").map(PositionText::decoded).getOrElse(""));
    }

    private static Poll readPoll(String text) {
        String[] parts = parts(text, ",", 2);
        return new Poll(readMoment(parts[0]), readWalk(parts[1]));
    }

    private static Recent readRecent(String text) {
        return new Recent(HashMap.ofEntries(List.of(text.split(",", -1)).map(entry -> {
            String[] parts = parts(entry, ":", 3);
            return Tuple.of(
                    InterventionId.of(decoded(parts[0])),
                    new Recent.Content(
                            Long.parseUnsignedLong(parts[1], 16), Instant.ofEpochSecond(Long.parseLong(parts[2]))));
        })));
    }

    private static Reconciliation readReconciliation(String text) {
        String[] parts = parts(text, ",", 4);
        return new Reconciliation(
                Reason.valueOf(parts[0]), readWalk(parts[1]), readMoment(parts[2]), Long.parseLong(parts[3]));
    }

    private static Option<Instant> readMoment(String text) {
        return Option.when(!text.equals(NONE), () -> Instant.parse(text));
    }

    private static WalkPosition readWalk(String text) {
        return WalkPosition.parse(decoded(text)).get();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String[] parts(String text, String separator, int number) {
        String[] parts = text.split(separator, -1);
        if (parts.length != number) {
            throw new IllegalArgumentException(text);
        }
        return parts;
    }
}
