package dev.interventions.kafka.index;

import dev.interventions.domain.InterventionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Entries of an id, a date and a digest, in blocks of bytes instead of objects. An id of lower-case hexadecimal digits takes half its
 * length. An entry is addressed by its position, a number that isn't negative. Entries are never freed.
 */
final class IdEntries {

    private static final int BLOCK_BITS = 16;
    private static final int BLOCK_SIZE = 1 << BLOCK_BITS;
    private static final int MAX_BLOCKS = 1 << (31 - BLOCK_BITS);

    private static final int DIGEST = Long.BYTES;
    private static final int LENGTH = DIGEST + Long.BYTES;
    private static final int ID = LENGTH + Short.BYTES;
    private static final int PACKED = 0x8000;
    private static final long REMOVED = Long.MIN_VALUE;

    private ByteBuffer[] blocks = new ByteBuffer[4];
    private int blockCount;

    /** The form in which ids are stored and compared. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
    record Id(byte[] bytes, boolean packed) {

        static Id of(InterventionId id) {
            String text = id.value();
            return isHex(text) && text.length() % 2 == 0
                    ? new Id(HexFormat.of().parseHex(text), true)
                    : new Id(text.getBytes(StandardCharsets.UTF_8), false);
        }

        /** Whether these are lower-case hexadecimal digits: packing would lose the case of others. */
        private static boolean isHex(String text) {
            return text.chars().allMatch(digit -> (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f'));
        }

        int hash() {
            int hash = Arrays.hashCode(bytes) * 0x9E3779B1;
            return hash ^ (hash >>> 15);
        }
    }

    /** Adds an entry and returns its position. */
    int add(Id id, long second, long digest) {
        int length = ID + id.bytes().length;
        if (blockCount == 0 || blocks[blockCount - 1].remaining() < length) {
            addBlock();
        }
        ByteBuffer block = blocks[blockCount - 1];
        int position = ((blockCount - 1) << BLOCK_BITS) + block.position();
        block.putLong(second)
                .putLong(digest)
                .putShort((short) (id.bytes().length | (id.packed() ? PACKED : 0)))
                .put(id.bytes());
        return position;
    }

    private void addBlock() {
        if (blockCount == MAX_BLOCKS) {
            throw new IllegalStateException("the topic has more interventions than the connector can hold in memory");
        }
        if (blockCount == blocks.length) {
            blocks = Arrays.copyOf(blocks, blockCount * 2);
        }
        blocks[blockCount++] = ByteBuffer.allocate(BLOCK_SIZE);
    }

    @SuppressWarnings("ByteBufferBackingArray") // Blocks are allocated here, each with an array of its own.
    boolean hasId(int position, Id id) {
        ByteBuffer block = block(position);
        int start = offset(position);
        return lengthAndForm(position) == (id.bytes().length | (id.packed() ? PACKED : 0))
                && Arrays.equals(
                        block.array(), start + ID, start + ID + id.bytes().length, id.bytes(), 0, id.bytes().length);
    }

    InterventionId id(int position) {
        Id id = stored(position);
        return InterventionId.of(
                id.packed() ? HexFormat.of().formatHex(id.bytes()) : new String(id.bytes(), StandardCharsets.UTF_8));
    }

    int hash(int position) {
        return stored(position).hash();
    }

    private Id stored(int position) {
        int lengthAndForm = lengthAndForm(position);
        byte[] bytes = new byte[lengthAndForm & ~PACKED];
        block(position).get(offset(position) + ID, bytes);
        return new Id(bytes, (lengthAndForm & PACKED) != 0);
    }

    private int lengthAndForm(int position) {
        return Short.toUnsignedInt(block(position).getShort(offset(position) + LENGTH));
    }

    /** The date, in seconds since 1970. */
    long second(int position) {
        return block(position).getLong(offset(position));
    }

    long digest(int position) {
        return block(position).getLong(offset(position) + DIGEST);
    }

    void setDigest(int position, long digest) {
        block(position).putLong(offset(position) + DIGEST, digest);
    }

    void remove(int position) {
        block(position).putLong(offset(position), REMOVED);
    }

    boolean isRemoved(int position) {
        return second(position) == REMOVED;
    }

    private ByteBuffer block(int position) {
        return blocks[position >>> BLOCK_BITS];
    }

    private static int offset(int position) {
        return position & (BLOCK_SIZE - 1);
    }
}
