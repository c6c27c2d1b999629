package dev.interventions.http.reference;

import dev.interventions.domain.InterventionError;
import dev.interventions.domain.Page;
import dev.interventions.domain.PageRequest;
import dev.interventions.domain.SourceId;
import dev.interventions.domain.reference.Categories;
import dev.interventions.domain.reference.CustomFieldDefinition;
import dev.interventions.domain.reference.CustomFieldDefinitions;
import dev.interventions.domain.reference.User;
import dev.interventions.http.call.CallExecution;
import dev.interventions.http.call.WireRequest;
import dev.interventions.http.json.JsonRecord;
import dev.interventions.http.transport.Request.Parameter;
import dev.interventions.port.Operation;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/** One call that reads a whole list: a request for each page, and all of them again if the list has changed meanwhile. */
public final class ReferenceDataCall {

    /** How often a list is read that changes while it is read. */
    private static final int MOST_READS = 3;

    private final CallExecution execution;

    public ReferenceDataCall(CallExecution execution) {
        this.execution = execution;
    }

    public Either<InterventionError, Categories> categories() {
        return all(Operation.LIST_CATEGORIES, "categories", List.empty(), DefinitionRecords::category)
                .map(Categories::of);
    }

    public Either<InterventionError, CustomFieldDefinitions> customFields() {
        Either<InterventionError, Seq<Option<CustomFieldDefinition>>> all =
                all(Operation.LIST_CUSTOM_FIELDS, "custom_fields", List.empty(), DefinitionRecords::customField);
        return all.map(definitions -> CustomFieldDefinitions.of(definitions.flatMap(Function.identity())));
    }

    public Either<InterventionError, Seq<User>> users() {
        return all(Operation.LIST_USERS, "users", List.empty(), DefinitionRecords::user);
    }

    public Either<InterventionError, Set<SourceId>> readableSources() {
        return all(
                        Operation.LIST_SOURCES,
                        "content_sources",
                        List.of(new Parameter("permission", "read")),
                        record -> record.requiredId("id", SourceId::of))
                .map(Seq::toSet);
    }

    private <T> Either<InterventionError, Seq<T>> all(
            Operation operation, String collection, List<Parameter> filters, Function<JsonRecord, T> type) {
        Function<PageRequest, Either<InterventionError, Page<Entry<T>>>> pages = page -> execution.send(
                WireRequest.of(operation, "GET", collection, filters.appendAll(parametersOf(page))),
                (json, body) -> json.page(body, page.limit(), record -> Entry.of(record, type)));
        Either<InterventionError, ListReading<T>> reading = ListReading.read(pages);
        for (int reads = 1; reads < MOST_READS && reading.exists(ListReading::hasChanged); reads++) {
            reading = ListReading.read(pages);
        }
        return reading.map(ListReading::all);
    }

    private static List<Parameter> parametersOf(PageRequest page) {
        return List.of(
                new Parameter("offset", Long.toString(page.offset())),
                new Parameter("limit", Integer.toString(page.limit())));
    }

    /** A record and its id. */
    private record Entry<T>(String id, T value) {

        static <T> Entry<T> of(JsonRecord record, Function<JsonRecord, T> type) {
            return new Entry<>(record.requiredId("id", Function.identity()), type.apply(record));
        }
    }

    /**
     * A list that was read from its beginning to its end.
     *
     * @param hasChanged whether a page showed another count than the one before, or a record twice
     */
    private record ListReading<T>(Map<String, T> byId, boolean hasChanged) {

        Seq<T> all() {
            return byId.values();
        }

        static <T> Either<InterventionError, ListReading<T>> read(
                Function<PageRequest, Either<InterventionError, Page<Entry<T>>>> pages) {
            Map<String, T> byId = LinkedHashMap.empty();
            boolean changed = false;
            PageRequest next = PageRequest.of(0, PageRequest.MAX_LIMIT);
            Option<Long> count = Option.none();
            while (true) {
                Either<InterventionError, Page<Entry<T>>> page = pages.apply(next);
                if (page.isLeft()) {
                    return Either.left(page.getLeft());
                }
                Page<Entry<T>> read = page.get();
                changed |= count.exists(before -> before != read.count());
                count = Option.some(read.count());
                for (Entry<T> entry : read.records()) {
                    changed |= byId.containsKey(entry.id());
                    byId = byId.put(entry.id(), entry.value());
                }
                next = next.at(next.offset() + read.records().size());
                if (read.records().isEmpty() || next.offset() >= read.count()) {
                    return Either.right(new ListReading<>(byId, changed));
                }
            }
        }
    }
}
