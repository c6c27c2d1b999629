package dev.interventions.kafka.index;

import dev.interventions.domain.InterventionId;
import dev.interventions.feed.Change;
import dev.interventions.feed.KnownInterventions;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The interventions in a topic: id, date of opening and digest of each. It takes about 50 bytes for an id of 24 hexadecimal digits.
 * Not thread-safe.
 */
public final class TopicIndex implements KnownInterventions {

    private static final int FREE = 0;
    private static final int REMOVED = -1;

    private final IdEntries entries = new IdEntries();
    private final DateIndex byDate = new DateIndex();

    /**
     * A hash table with open addressing: the entry's position + 1, {@link #FREE}, or {@link #REMOVED}, at which a search goes on. Its
     * length is a power of two.
     */
    private int[] slots = new int[1024];

    /** Includes the removed ones. */
    private int usedSlots;

    private int size;

    /** Whether this change has to be written: the topic doesn't show the intervention in this state yet. */
    public boolean isNews(Change change) {
        int used = slots[slotOf(IdEntries.Id.of(change.id()))];
        return change instanceof Change.Seen seen
                ? used == FREE || entries.digest(used - 1) != seen.digest()
                : used != FREE;
    }

    /** Applies a change that was written to the topic. An intervention without a date isn't kept: the feed can't look for it. */
    public void apply(Change change) {
        if (change instanceof Change.Seen seen) {
            seen.intervention().lifecycle().createdAt().forEach(date -> put(change.id(), date, seen.digest()));
        } else {
            remove(change.id());
        }
    }

    /** Adds an intervention, or replaces it. */
    public void put(InterventionId id, Instant createdAt, long digest) {
        IdEntries.Id key = IdEntries.Id.of(id);
        int slot = slotOf(key);
        if (slots[slot] != FREE) {
            int position = slots[slot] - 1;
            if (entries.second(position) == createdAt.getEpochSecond()) {
                entries.setDigest(position, digest);
                return;
            }
            removeAt(slot);
            slot = slotOf(key);
        }
        int position = entries.add(key, createdAt.getEpochSecond(), digest);
        byDate.add(createdAt.getEpochSecond(), position);
        slots[slot] = position + 1;
        size++;
        usedSlots++;
        growIfFull();
    }

    /** Removes an intervention, if it is there. */
    public void remove(InterventionId id) {
        int slot = slotOf(IdEntries.Id.of(id));
        if (slots[slot] != FREE) {
            removeAt(slot);
        }
    }

    private void removeAt(int slot) {
        int position = slots[slot] - 1;
        byDate.remove(entries.second(position), position);
        entries.remove(position);
        slots[slot] = REMOVED;
        size--;
    }

    /** The slot of this id, or the free slot where it belongs. */
    private int slotOf(IdEntries.Id id) {
        int slot = id.hash() & (slots.length - 1);
        while (slots[slot] == REMOVED || (slots[slot] != FREE && !entries.hasId(slots[slot] - 1, id))) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void growIfFull() {
        if (usedSlots > slots.length / 4 * 3) {
            int[] before = slots;
            slots = new int[size > before.length / 2 ? before.length * 2 : before.length];
            usedSlots = size;
            for (int used : before) {
                if (used != FREE && used != REMOVED) {
                    reinsert(used);
                }
            }
        }
    }

    private void reinsert(int used) {
        int slot = entries.hash(used - 1) & (slots.length - 1);
        while (slots[slot] != FREE) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = used;
    }

    @Override
    public long count() {
        return size;
    }

    @Override
    public long countCreatedBefore(Instant moment) {
        return byDate.countBefore(firstSecondFrom(moment));
    }

    @Override
    public Seq<Known> createdBetween(Instant from, Instant to) {
        List<Known> found = new ArrayList<>();
        byDate.forEachBetween(firstSecondFrom(from), to.getEpochSecond(), position -> {
            if (!entries.isRemoved(position)) {
                found.add(known(position));
            }
        });
        return Vector.ofAll(found);
    }

    private Known known(int position) {
        return new Known(
                entries.id(position),
                Instant.ofEpochSecond(entries.second(position)),
                Option.some(entries.digest(position)));
    }

    /** Dates of interventions are whole seconds. */
    private static long firstSecondFrom(Instant moment) {
        return moment.getNano() == 0 ? moment.getEpochSecond() : moment.getEpochSecond() + 1;
    }
}
