package dev.interventions.emulator.seed;

import dev.interventions.domain.Actor;
import dev.interventions.domain.Author;
import dev.interventions.domain.CategoryId;
import dev.interventions.domain.Comment;
import dev.interventions.domain.CommentId;
import dev.interventions.domain.Content;
import dev.interventions.domain.ContentId;
import dev.interventions.domain.IdentityGroupId;
import dev.interventions.domain.IdentityId;
import dev.interventions.domain.InterventionError;
import dev.interventions.domain.InterventionId;
import dev.interventions.domain.OpaqueId;
import dev.interventions.domain.Permission;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.ThreadId;
import dev.interventions.domain.UserId;
import dev.interventions.domain.reference.Category;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.emulator.conditions.Fault;
import dev.interventions.emulator.json.Json;
import dev.interventions.emulator.json.WireNames;
import dev.interventions.inmemory.Ids;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads a seed file section by section and finds all its mistakes. Each is a sentence that begins with its place. */
public final class SeedReader {

    private static final Map<String, Ids> IDS = WireNames.of(Ids.values());
    private static final Map<String, Permission> PERMISSIONS = WireNames.of(Permission.values());
    private static final String PREDICTABLE_ID = "0{8}[0-7][0-9a-f]{15}";
    private static final int DIGITS_BEFORE_NUMBER = 8;
    private static final int HEX = 16;
    private static final String HEADER_SAFE = "[\\x21-\\x7e]+";

    private final SeedObject root;
    private final Ids ids;
    private final long idsMade;

    private SeedReader(SeedObject root) {
        this.root = root;
        this.ids = root.field("ids").flatMap(value -> value.oneOf(IDS)).getOrElse(Ids.RANDOM);
        this.idsMade = root.field("ids_made").flatMap(SeedValue::count).getOrElse(0L);
    }

    public static Either<Seq<String>, Seed> read(Path file) {
        try {
            return read(Files.readString(file));
        } catch (CharacterCodingException e) {
            return Either.left(Vector.of("it is not UTF-8"));
        } catch (NoSuchFileException e) {
            return Either.left(Vector.of("there is no such file"));
        } catch (IOException e) {
            return Either.left(Vector.of("it can't be read: " + e));
        }
    }

    public static Either<Seq<String>, Seed> read(String text) {
        return Json.readObject(text).mapLeft(SeedReader::only).flatMap(SeedReader::read);
    }

    private static Seq<String> only(String mistake) {
        return Vector.of(mistake);
    }

    private static Either<Seq<String>, Seed> read(JsonObject json) {
        List<String> mistakes = new ArrayList<>();
        Seed seed = new SeedReader(new SeedObject(new SeedValue("", json, mistakes), json)).seed();
        return mistakes.isEmpty() ? Either.right(seed) : Either.left(Vector.ofAll(mistakes));
    }

    // ---- the sections; each may refer to ids of earlier ones ----

    private Seed seed() {
        Option<Instant> now = root.field("now").flatMap(SeedValue::instant);
        Duration clockAhead =
                root.field("clock_ahead").flatMap(SeedValue::seconds).getOrElse(Duration.ZERO);
        Set<SourceId> sources = section("sources", SourceId::parse, (id, source) -> Option.some(id))
                .keySet();
        Map<UserId, Seed.User> users = users(sources);
        Map<CategoryId, Category> categories = section(
                "categories",
                CategoryId::parse,
                (id, category) -> Option.some(DefinitionReader.category(id, category)));
        Seq<CustomFieldDefinition> customFields =
                root.elements("custom_fields").flatMap(SeedValue::object).flatMap(DefinitionReader::customField);
        Map<ThreadId, SourceId> threads = threads(sources);
        Map<IdentityId, Option<IdentityGroupId>> identities =
                identities(section("identity_groups", IdentityGroupId::parse, (id, group) -> Option.some(id))
                        .keySet());
        Map<ContentId, Content> contents = contents(threads, identities.keySet(), users.keySet());
        Map<InterventionId, Seed.SeededIntervention> interventions = section(
                "interventions",
                InterventionId::parse,
                new InterventionReader(contents, identities, users.keySet())::read);
        Seq<Comment> comments = section(
                        "comments", CommentId::parse, new CommentReader(interventions, users.keySet())::read)
                .values()
                .toVector();
        Seq<InterventionId> locks = root.elements("locks")
                .flatMap(value -> value.text(known("intervention", InterventionId::parse, interventions::containsKey)));
        Seq<Fault> faults = root.elements("faults").flatMap(SeedValue::object).flatMap(SeedReader::fault);
        root.refuseUnknownFields();
        return new Seed(
                now,
                clockAhead,
                ids,
                idsMade,
                sources,
                users.values().toVector(),
                categories.values().toVector(),
                customFields,
                threads,
                identities,
                contents.values().toVector(),
                counted(interventions.values(), comments),
                comments,
                locks,
                faults);
    }

    private static Seq<Seed.SeededIntervention> counted(
            Seq<Seed.SeededIntervention> interventions, Seq<Comment> comments) {
        Map<InterventionId, Integer> counts = comments.flatMap(Comment::intervention)
                .groupBy(Function.identity())
                .mapValues(Seq::size);
        return interventions
                .map(row -> row.withComments(counts.getOrElse(row.id(), 0)))
                .toVector();
    }

    private static Option<Fault> fault(SeedObject object) {
        return object.scalars().flatMap(fields -> Fault.parse(fields).fold(object::mistake, Option::some));
    }

    private Map<UserId, Seed.User> users(Set<SourceId> sources) {
        java.util.Set<String> tokens = new HashSet<>();
        return section("users", UserId::parse, (id, user) -> {
            Option<String> token = user.field("token").flatMap(value -> value.text(text -> token(text, tokens)));
            Set<Permission> permissions = user.elements("permissions")
                    .flatMap(value -> value.oneOf(PERMISSIONS))
                    .toSet();
            Set<SourceId> reads = user.elements("reads")
                    .flatMap(value -> value.text(known("source", SourceId::parse, sources::contains)))
                    .toSet();
            return Option.some(
                    new Seed.User(new Actor(id, permissions, reads), token, DefinitionReader.profile(id, user)));
        });
    }

    private static Either<String, String> token(String text, java.util.Set<String> taken) {
        if (!text.matches(HEADER_SAFE)) {
            return Either.left("must be visible ASCII without blanks, as in a header");
        }
        return taken.add(text) ? Either.right(text) : Either.left("already belongs to another user");
    }

    private Map<ThreadId, SourceId> threads(Set<SourceId> sources) {
        return section(
                "threads",
                ThreadId::parse,
                (id, thread) -> thread.required("source_id")
                        .flatMap(value -> value.text(known("source", SourceId::parse, sources::contains))));
    }

    private Map<IdentityId, Option<IdentityGroupId>> identities(Set<IdentityGroupId> groups) {
        return section(
                "identities",
                IdentityId::parse,
                (id, identity) -> Option.some(identity.field("identity_group_id")
                        .flatMap(value ->
                                value.text(known("identity group", IdentityGroupId::parse, groups::contains)))));
    }

    private Map<ContentId, Content> contents(
            Map<ThreadId, SourceId> threads, Set<IdentityId> identities, Set<UserId> users) {
        return section("contents", ContentId::parse, (id, content) -> {
            Option<ThreadId> thread = content.required("thread_id")
                    .flatMap(value -> value.text(known("thread", ThreadId::parse, threads::containsKey)));
            Option<Author> author = author(content, identities, users);
            return thread.flatMap(
                    in -> author.map(by -> new Content(id, in, threads.get(in).get(), by)));
        });
    }

    /** The author: a customer or an agent, not both. */
    private static Option<Author> author(SeedObject content, Set<IdentityId> identities, Set<UserId> users) {
        Option<SeedValue> agent = content.field("user_id");
        if (agent.isEmpty()) {
            return content.required("identity_id")
                    .flatMap(value -> value.text(known("identity", IdentityId::parse, identities::contains)))
                    .map(Author.Customer::new);
        }
        content.field("identity_id")
                .forEach(value -> value.mistake("must be absent if there is a user_id: a content has one author"));
        return agent.flatMap(value -> value.text(known("user", UserId::parse, users::contains)))
                .map(Author.Agent::new);
    }

    // ---- how any section is read ----

    /** The objects of a list by their ids, without those that can't be read. */
    private <I extends OpaqueId, T> Map<I, T> section(
            String name,
            Function<String, Either<InterventionError, I>> parse,
            BiFunction<I, SeedObject, Option<T>> read) {
        java.util.Set<I> taken = new HashSet<>();
        Map<I, T> things = LinkedHashMap.empty();
        for (SeedObject object : root.elements(name).flatMap(SeedValue::object)) {
            Option<I> id = object.required("id").flatMap(value -> value.text(text -> unusedId(text, parse, taken)));
            Option<T> thing = id.flatMap(there -> read.apply(there, object));
            if (thing.isDefined()) {
                things = things.put(id.get(), thing.get());
            }
            if (id.isDefined()) {
                object.refuseUnknownFields();
            }
        }
        return things;
    }

    private <I extends OpaqueId> Either<String, I> unusedId(
            String text, Function<String, Either<InterventionError, I>> parse, java.util.Set<I> taken) {
        if (ids == Ids.PREDICTABLE
                && text.matches(PREDICTABLE_ID)
                && Long.parseLong(text.substring(DIGITS_BEFORE_NUMBER), HEX) > idsMade) {
            return Either.left("looks like a predictable id, which the emulator may generate again: use another one");
        }
        return parse.apply(text)
                .mapLeft(InterventionError::message)
                .filterOrElse(taken::add, id -> "is a duplicate id: \"" + text + "\"");
    }

    /** Reads the id of something that exists. */
    static <I extends OpaqueId> Function<String, Either<String, I>> known(
            String what, Function<String, Either<InterventionError, I>> parse, Predicate<I> exists) {
        return text -> parse.apply(text)
                .mapLeft(InterventionError::message)
                .filterOrElse(exists, id -> "there is no " + what + " \"" + text + "\"");
    }
}
