package dev.interventions.emulator.seed;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Author;
import dev.interventions.domain.Comment;
import dev.interventions.domain.Content;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.User;
import dev.interventions.emulator.conditions.Fault;
import dev.interventions.emulator.json.CommentJson;
import dev.interventions.emulator.json.InterventionJson;
import dev.interventions.emulator.json.Json;
import dev.interventions.emulator.json.ReferenceDataJson;
import dev.interventions.emulator.json.WireNames;
import dev.interventions.inmemory.Ids;
import dev.interventions.inmemory.ImportedIntervention;
import dev.interventions.inmemory.WorldSnapshot;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Traversable;
import io.vavr.control.Option;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.function.Function;

/** Writes the state of a world, or its changes, in the format of a seed file. */
public final class StateWriter {

    private static final CommentJson COMMENTS = new CommentJson("identity_id", false);

    private static final InterventionJson RECORDS =
            new InterventionJson("Opened", "Closed", "custom_fields", false, false, false);

    private static final ReferenceDataJson DEFINITIONS = new ReferenceDataJson(false);

    private StateWriter() {}

    /**
     * A state to write.
     *
     * @param tokens the token of each user who has one
     */
    public record State(WorldSnapshot world, Ids ids, Map<UserId, String> tokens, Seq<Fault> faults) {}

    /** The whole state. {@link SeedReader} reads it as an equal state. */
    public static JsonObject state(State state) {
        JsonObjectBuilder json = conditions(state);
        addDirectory(json, state);
        return json.add("contents", contents(state.world().contents()))
                .add("interventions", interventions(state.world().interventions()))
                .add("comments", comments(state.world().comments()))
                .build();
    }

    /**
     * The changes since an earlier state; none if there are none. {@code contents}, {@code interventions} and {@code comments} have the
     * records to add or replace; {@code gone_contents}, {@code gone_interventions} and {@code gone_comments} have the ids of those to
     * remove. All other fields replace those of the earlier state.
     */
    public static Option<JsonObject> changes(State earlier, State state) {
        WorldSnapshot before = earlier.world();
        WorldSnapshot after = state.world();
        // A fast path for requests that only read: this runs after each request.
        if (after.isUnchangedSince(before)
                && state.tokens().equals(earlier.tokens())
                && state.faults().equals(earlier.faults())) {
            return Option.none();
        }
        JsonObjectBuilder changes = Json.object();
        JsonObject conditions = conditions(state).build();
        conditions.forEach(changes::add);
        boolean sameDirectory = after.hasDirectoryOf(before) && state.tokens().equals(earlier.tokens());
        if (!sameDirectory) {
            addDirectory(changes, state);
        }
        Map<String, JsonArray> records = LinkedHashMap.of(
                "contents", contents(after.contentsSince(before)),
                "interventions", interventions(after.interventionsSince(before)),
                "comments", comments(after.commentsSince(before)),
                "gone_contents", ids(after.contentsGoneSince(before)),
                "gone_interventions", ids(after.interventionsGoneSince(before)),
                "gone_comments", ids(after.commentsGoneSince(before)));
        records.filterValues(array -> !array.isEmpty()).forEach(changes::add);
        boolean same = sameDirectory
                && records.values().forAll(JsonArray::isEmpty)
                && conditions.equals(conditions(earlier).build());
        return Option.when(!same, changes::build);
    }

    private static JsonObjectBuilder conditions(State state) {
        WorldSnapshot world = state.world();
        JsonObjectBuilder json = Json.object();
        world.frozenAt()
                .peek(moment -> json.add("now", moment.toString()))
                // Rounded up, so that the clock doesn't go back.
                .onEmpty(() -> json.add(
                        "clock_ahead", world.clockShift().plusNanos(999_999_999).toSeconds()));
        return json.add("ids", WireNames.of(state.ids()))
                .add("ids_made", world.idsMade())
                .add("locks", ids(sorted(world.locked())))
                .add("faults", array(state.faults().map(StateWriter::fault)));
    }

    private static void addDirectory(JsonObjectBuilder json, State state) {
        WorldSnapshot world = state.world();
        json.add("sources", array(sorted(world.sources()).map(StateWriter::withId)))
                .add(
                        "users",
                        array(world.agents()
                                .sortBy(agent -> agent.id().value())
                                .map(agent ->
                                        user(agent, state.tokens().get(agent.id()), world.profileOf(agent.id())))))
                .add("categories", records(world.categories().all().map(DEFINITIONS::category)))
                .add("custom_fields", records(world.customFields().all().map(StateWriter::customField)))
                .add(
                        "threads",
                        array(sorted(world.threads().keySet())
                                .map(thread -> withId(thread)
                                        .add(
                                                "source_id",
                                                world.threads()
                                                        .get(thread)
                                                        .get()
                                                        .value()))))
                .add("identity_groups", array(sorted(groups(world)).map(StateWriter::withId)))
                .add("identities", array(sorted(world.customers().keySet()).map(customer -> {
                    JsonObjectBuilder identity = withId(customer);
                    world.customers()
                            .get(customer)
                            .flatMap(Function.identity())
                            .forEach(group -> identity.add("identity_group_id", group.value()));
                    return identity;
                })));
    }

    private static Traversable<IdentityGroupId> groups(WorldSnapshot world) {
        return world.customers().values().flatMap(Function.identity()).toSet();
    }

    /** Without the fields that only the API's records have. */
    private static JsonObject customField(CustomFieldDefinition definition) {
        return Json.object(DEFINITIONS.customField(definition))
                .remove("id")
                .remove("associated_type_name")
                .build();
    }

    private static JsonObjectBuilder user(Actor agent, Option<String> token, User profile) {
        JsonObjectBuilder user = Json.object(DEFINITIONS.user(profile));
        token.forEach(known -> user.add("token", known));
        JsonArrayBuilder permissions = Json.array();
        agent.permissions().toVector().map(WireNames::of).sorted().forEach(permissions::add);
        return user.add("permissions", permissions).add("reads", ids(sorted(agent.reads())));
    }

    private static JsonArray contents(Seq<Content> contents) {
        return array(contents.map(content -> {
            JsonObjectBuilder json =
                    withId(content.id()).add("thread_id", content.thread().value());
            return content.author() instanceof Author.Agent agent
                    ? json.add("user_id", agent.user().value())
                    : json.add(
                            "identity_id",
                            ((Author.Customer) content.author()).identity().value());
        }));
    }

    private static JsonArray interventions(Seq<ImportedIntervention> rows) {
        return array(rows.map(row -> {
            JsonArrayBuilder turns = Json.array();
            row.turns().forEach(turn -> turns.add(turn.toSeconds()));
            JsonObjectBuilder json = Json.object();
            RECORDS.intervention(row.intervention()).forEach(json::add);
            json.add("content_ids", ids(sorted(row.laterContents())))
                    .add("reopened", row.isOnceClosed())
                    .add("turns", turns);
            row.waitingSince().forEach(since -> json.add("waiting_since", since.toString()));
            return json;
        }));
    }

    private static JsonArray comments(Seq<Comment> comments) {
        JsonArrayBuilder json = Json.array();
        comments.map(COMMENTS::comment).forEach(json::add);
        return json.build();
    }

    /** A fault, in the form of the control API. */
    public static JsonObjectBuilder fault(Fault fault) {
        JsonObjectBuilder json = Json.object();
        fault.fields().forEach((name, text) -> {
            if (text.matches("[0-9]+")) {
                json.add(name, Long.parseLong(text));
            } else if (text.equals("true") || text.equals("false")) {
                json.add(name, Boolean.parseBoolean(text));
            } else {
                json.add(name, text);
            }
        });
        return json;
    }

    private static <I extends OpaqueId> Seq<I> sorted(Traversable<I> ids) {
        return ids.toVector().sortBy(OpaqueId::value);
    }

    private static JsonObjectBuilder withId(OpaqueId id) {
        return Json.object().add("id", id.value());
    }

    private static JsonArray ids(Seq<? extends OpaqueId> ids) {
        JsonArrayBuilder json = Json.array();
        ids.forEach(id -> json.add(id.value()));
        return json.build();
    }

    private static JsonArray records(Seq<JsonObject> records) {
        JsonArrayBuilder json = Json.array();
        records.forEach(json::add);
        return json.build();
    }

    private static JsonArray array(Seq<JsonObjectBuilder> elements) {
        JsonArrayBuilder json = Json.array();
        elements.forEach(json::add);
        return json.build();
    }
}
