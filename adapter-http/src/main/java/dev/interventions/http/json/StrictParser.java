package dev.interventions.http.json;

import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * Parses one JSON object from bytes, and rejects everything else: bytes that aren't UTF-8, duplicate keys in an object, and
 * anything larger than the limits below. Values that nobody reads are checked as well.
 *
 * <p>It works on bytes for speed: each text is scanned once and decoded only if its value is read, and the name of a known field is
 * never decoded. The body is read in steps, no further than its first error, and the buffer holds no more than the current text.
 */
final class StrictParser implements JsonParser {

    static final int MAX_LEVELS = 64;

    /** No account has nearly as many custom fields, and no object as many fields (<em>choice</em>). */
    static final int MAX_KEYS = 1_000;

    /** No account has nearly as long a text (<em>choice</em>). */
    static final int MAX_TEXT = 512 * 1024 - 1;

    /** A {@link BigDecimal} of many more digits takes very long to parse. */
    static final int MAX_NUMBER = 100;

    /** Any number of so many digits fits into a long. */
    private static final int DIGITS_OF_A_LONG = 18;

    private static final int FIELDS = Field.values().length;

    private static final int BUFFER_BYTES = 8 * 1024;
    private static final int SMALLEST_BUFFER = 64;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** A one in each byte of a word. */
    private static final long EACH = 0x0101010101010101L;

    private static final long HIGHEST_BIT_OF_EACH = 0x8080808080808080L;

    /** Returned in place of a byte after the last one. */
    private static final int END = Integer.MIN_VALUE;

    private final InputStream in;
    private final KnownFields knownFields;
    private byte[] buffer;
    /** How many bytes were read and dropped from the buffer. */
    private long passed;

    private int position;
    private int limit;
    private Level level = Level.outermost();
    private Event event = Event.END_OBJECT;
    private Field field = Field.UNKNOWN;

    /** By {@link Field#index}: the field that followed this one last time. */
    private final Field[] followers = new Field[FIELDS];

    /** Where the current key, text or number begins in the buffer. */
    private int start;

    private int end;
    /** How many more bytes the current text has than characters; 0 only if it is ASCII without escapes. */
    private int surplus;

    private boolean isEscaped;
    /** The value of the digits of the current number, if it has few. */
    private long digits;

    private boolean isWhole;

    /** @param in read in steps of a few thousand bytes, and not closed */
    StrictParser(InputStream in, KnownFields knownFields) throws IOException {
        this.in = in;
        this.knownFields = knownFields;
        // A small body, which can say how long it is, needs no large buffer.
        int available = in.available();
        this.buffer =
                new byte[available == 0 ? BUFFER_BYTES : Math.min(Math.max(available, SMALLEST_BUFFER), BUFFER_BYTES)];
    }

    // ---- structure ----

    @Override
    public boolean hasNext() {
        return passed + position == 0 || level.depth() > 0;
    }

    @Override
    public Event next() {
        event = level.depth() == 0
                ? beginning()
                : event == Event.KEY_NAME ? valueOfKey() : level.isObject() ? keyOrEnd() : elementOrEnd();
        return event;
    }

    private Event beginning() {
        if (!hasNext()) {
            throw new NoSuchElementException("the object has ended");
        }
        int first = significant();
        if (first == END) {
            throw new MalformedException("it is empty");
        }
        if (first != '{') {
            requireUtf8();
            throw new MalformedException("it is not an object");
        }
        return begin(true);
    }

    private Event valueOfKey() {
        int found = significant();
        if (found != ':') {
            throw unexpected(found);
        }
        return value(significant());
    }

    private Event keyOrEnd() {
        int found = significant();
        if (found == '}') {
            return end(Event.END_OBJECT);
        }
        if (event != Event.START_OBJECT) {
            found = afterComma(found);
        }
        if (found != '"') {
            throw unexpected(found);
        }
        if (!isExpectedKey()) {
            text();
            addKey();
        }
        return Event.KEY_NAME;
    }

    /**
     * Reads the key if it is the one that followed the last one before. The records of a page have their fields in the same order, and
     * comparing a key with one name takes half the time of finding its end and its field.
     */
    private boolean isExpectedKey() {
        Field expected = followers[field.index()];
        if (expected == null) {
            return false;
        }
        byte[] name = knownFields.nameWithQuote(expected);
        int next = position + name.length;
        if (next > limit || !Arrays.equals(name, 0, name.length, buffer, position, next)) {
            return false;
        }
        position = next;
        field = expected;
        requireNew(level.add(expected));
        return true;
    }

    private Event elementOrEnd() {
        int found = significant();
        if (found == ']') {
            return end(Event.END_ARRAY);
        }
        return value(event == Event.START_ARRAY ? found : afterComma(found));
    }

    private int afterComma(int found) {
        if (found != ',') {
            throw unexpected(found);
        }
        return significant();
    }

    private Event value(int first) {
        return switch (first) {
            case '"' -> {
                text();
                yield Event.VALUE_STRING;
            }
            case '{' -> begin(true);
            case '[' -> begin(false);
            case 't' -> literal("true", Event.VALUE_TRUE);
            case 'f' -> literal("false", Event.VALUE_FALSE);
            case 'n' -> literal("null", Event.VALUE_NULL);
            default -> number(first);
        };
    }

    private Event begin(boolean isObject) {
        if (level.depth() == MAX_LEVELS) {
            throw new MalformedException("it has more than " + MAX_LEVELS + " levels");
        }
        level = level.begin(isObject);
        return isObject ? Event.START_OBJECT : Event.START_ARRAY;
    }

    private Event end(Event ended) {
        level = level.end();
        return ended;
    }

    private void addKey() {
        Field found = isEscaped ? knownFields.named(decoded()) : knownFields.named(buffer, start, end);
        if (found == Field.UNKNOWN) {
            requireNew(level.add(decoded()));
        } else {
            followers[field.index()] = found;
            requireNew(level.add(found));
        }
        field = found;
    }

    private void requireNew(boolean isNew) {
        if (!isNew) {
            throw new MalformedException("duplicate key " + level.lastKey());
        }
        if (level.keys() > MAX_KEYS) {
            throw new MalformedException(level.name() + " has more than " + MAX_KEYS + " entries");
        }
    }

    /** The event that was read last. */
    Event event() {
        return event;
    }

    /** The field with the key that was read last. */
    Field field() {
        return field;
    }

    /** Skips the rest of the value whose first event was read last. */
    void skipValue() {
        if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
            int depth = level.depth();
            while (level.depth() >= depth) {
                next();
            }
        }
    }

    @Override
    public void skipObject() {
        skipValue();
    }

    @Override
    public void skipArray() {
        skipValue();
    }

    /** Fails if anything but white space follows the object. */
    void requireEnd() {
        int found = significant();
        if (found != END) {
            requireUtf8();
            throw new MalformedException("something comes after the object");
        }
    }

    // ---- texts ----

    private void text() {
        start = position;
        surplus = 0;
        isEscaped = false;
        for (int stop = plain(); stop != '"'; stop = plain()) {
            if (stop == '\\') {
                escape();
            } else {
                character(stop);
            }
        }
        end = position - 1;
        requireShort(end);
    }

    /**
     * Skips unescaped ASCII, and returns the byte after it: a quote, a backslash, a control character, the first byte of a longer
     * character, or {@link #END}. Most of the time that a body takes is spent here.
     */
    private int plain() {
        while (true) {
            // Locals stay in registers.
            byte[] bytes = buffer;
            int stop = limit;
            int index = afterPlainWords(bytes, position, stop);
            while (index < stop) {
                byte found = bytes[index++];
                if (found < ' ' || found == '"' || found == '\\') {
                    position = index;
                    return found;
                }
            }
            position = stop;
            requireShort(stop);
            if (!read()) {
                return END;
            }
        }
    }

    /**
     * Skips unescaped ASCII eight bytes at a time, and returns the index of the first other byte, or of a rest shorter than eight. A
     * subtraction sets the highest bit of a byte that matches. It borrows from the byte after it only in that case, so the lowest
     * bit set is always right, and no match is missed.
     */
    private static int afterPlainWords(byte[] bytes, int from, int to) {
        int index = from;
        while (index <= to - Long.BYTES) {
            long word = (long) WORDS.get(bytes, index);
            long quotes = word ^ EACH * '"';
            long backslashes = word ^ EACH * '\\';
            long found = ((word - EACH * ' ') | (quotes - EACH) | (backslashes - EACH) | word) & HIGHEST_BIT_OF_EACH;
            if (found != 0) {
                return index + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
            index += Long.BYTES;
        }
        return index;
    }

    private void requireShort(int to) {
        if (to - start - surplus > MAX_TEXT) {
            throw new MalformedException("a text or a key has more than " + MAX_TEXT + " characters");
        }
    }

    private void escape() {
        isEscaped = true;
        int escaped = nextByte();
        if (escaped == 'u') {
            for (int digit = 0; digit < 4; digit++) {
                int found = nextByte();
                if (Character.digit(found, 16) < 0) {
                    throw unexpected(found);
                }
            }
            surplus += 5;
        } else if ("\"\\/bfnrt".indexOf(escaped) >= 0) {
            surplus++;
        } else {
            throw unexpected(escaped);
        }
    }

    /** Reads the rest of a character that begins with this byte, and checks it. */
    private void character(int first) {
        if (first >= 0 || first == END) {
            throw unexpected(first);
        }
        int lead = first & 0xff;
        int rest = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        int code = lead & (0x3f >> rest);
        for (int count = 0; count < rest; count++) {
            int next = nextByte();
            if ((next & 0xc0) != 0x80) {
                throw notUtf8();
            }
            code = (code << 6) | (next & 0x3f);
        }
        int shortest = rest == 1 ? 0x80 : rest == 2 ? 0x800 : 0x10000;
        boolean isSurrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
        if (lead < 0xc0 || lead > 0xf4 || code < shortest || code > Character.MAX_CODE_POINT || isSurrogate) {
            throw notUtf8();
        }
        surplus += rest == 3 ? 2 : rest;
    }

    @Override
    public String getString() {
        return event == Event.KEY_NAME ? level.lastKey() : decoded();
    }

    private String decoded() {
        if (isEscaped) {
            return unescaped();
        }
        // The bytes were checked already; for Latin-1 the JDK only copies them.
        return new String(
                buffer, start, end - start, surplus == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private String unescaped() {
        StringBuilder text = new StringBuilder(end - start - surplus);
        int index = start;
        while (index < end) {
            int escape = index;
            while (escape < end && buffer[escape] != '\\') {
                escape++;
            }
            text.append(new String(buffer, index, escape - index, StandardCharsets.UTF_8));
            index = escape < end ? unescape(escape + 1, text) : end;
        }
        return text.toString();
    }

    /** Appends the escaped character, and returns the index after it. */
    private int unescape(int index, StringBuilder text) {
        switch (buffer[index]) {
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> {
                String digits = new String(buffer, index + 1, 4, StandardCharsets.ISO_8859_1);
                text.append((char) Integer.parseInt(digits, 16));
                return index + 5;
            }
            default -> text.append((char) buffer[index]);
        }
        return index + 1;
    }

    /**
     * The text as an instant.
     *
     * @throws java.time.DateTimeException if it isn't one
     */
    Instant instant() {
        return Instants.isPlain(buffer, start, end) ? Instants.plain(buffer, start) : Instant.parse(getString());
    }

    // ---- numbers and literals ----

    private Event number(int first) {
        start = position - 1;
        surplus = 0;
        isEscaped = false;
        digits = 0;
        isWhole = true;
        int found = first == '-' ? nextByte() : first;
        found = found == '0' ? nextByte() : afterDigits(found);
        if (found == '.') {
            isWhole = false;
            found = afterDigits(nextByte());
        }
        if (found == 'e' || found == 'E') {
            isWhole = false;
            found = nextByte();
            found = afterDigits(found == '+' || found == '-' ? nextByte() : found);
            endNumber(found);
            getBigDecimal(); // Fails if the exponent is out of range.
        } else {
            endNumber(found);
        }
        return Event.VALUE_NUMBER;
    }

    private int afterDigits(int first) {
        int found = first;
        if (!isDigit(found)) {
            throw unexpected(found);
        }
        while (isDigit(found)) {
            digits = digits * 10 + found - '0';
            requireShortNumber(position);
            found = nextByte();
        }
        return found;
    }

    private static boolean isDigit(int found) {
        return found >= '0' && found <= '9';
    }

    private void endNumber(int after) {
        end = after == END ? position : --position;
        requireShortNumber(end);
    }

    private void requireShortNumber(int to) {
        if (to - start > MAX_NUMBER) {
            throw new MalformedException("a number has more than " + MAX_NUMBER + " characters");
        }
    }

    @Override
    public boolean isIntegralNumber() {
        return getBigDecimal().scale() == 0;
    }

    @Override
    public int getInt() {
        return Math.toIntExact(getLong());
    }

    /** @throws ArithmeticException if the number isn't whole or is out of range: it is never rounded */
    @Override
    public long getLong() {
        if (isWhole && end - start <= DIGITS_OF_A_LONG) {
            return buffer[start] == '-' ? -digits : digits;
        }
        return getBigDecimal().longValueExact();
    }

    @Override
    public BigDecimal getBigDecimal() {
        try {
            return new BigDecimal(new String(buffer, start, end - start, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException tooGreat) {
            throw new MalformedException("the exponent of a number is out of range");
        }
    }

    private Event literal(String literal, Event meaning) {
        for (int index = 1; index < literal.length(); index++) {
            int found = nextByte();
            if (found != literal.charAt(index)) {
                throw unexpected(found);
            }
        }
        return meaning;
    }

    // ---- bytes ----

    /** The next byte that isn't white space, or {@link #END}. */
    private int significant() {
        while (true) {
            while (position < limit) {
                byte found = buffer[position++];
                if (found != ' ' && found != '\n' && found != '\r' && found != '\t') {
                    return found;
                }
            }
            start = position;
            if (!read()) {
                return END;
            }
        }
    }

    private int nextByte() {
        return position < limit || read() ? buffer[position++] : END;
    }

    /** Reads more bytes, and keeps those in the buffer from {@code start}. Returns false at the end. */
    private boolean read() {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            passed += start;
            position -= start;
            limit -= start;
            start = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        try {
            int read = in.read(buffer, limit, buffer.length - limit);
            limit += Math.max(0, read);
            return read > 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    // ---- errors ----

    /** @param found what was read last */
    private MalformedException unexpected(int found) {
        if (found == END) {
            return new MalformedException("it ends after " + (passed + position) + " bytes, before the object does");
        }
        requireUtf8();
        String what = found > ' ' ? String.valueOf((char) found) : "character";
        return new MalformedException("there is an unexpected " + what + " at byte " + (passed + position));
    }

    /** A body that isn't UTF-8 is reported as such, whichever of its bytes fails first. */
    private void requireUtf8() {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, position - 1, limit - position + 1);
        CharBuffer characters = CharBuffer.allocate(bytes.remaining());
        if (StandardCharsets.UTF_8.newDecoder().decode(bytes, characters, false).isMalformed()) {
            throw notUtf8();
        }
    }

    private static UncheckedIOException notUtf8() {
        return new UncheckedIOException(new CharacterCodingException());
    }

    @Override
    public JsonLocation getLocation() {
        throw new UnsupportedOperationException("error messages say where");
    }

    @Override
    public void close() {
        // The stream belongs to the caller.
    }
}
