package dev.interventions.benchmarks.decoding;

import java.io.IOException;

/** Reads a page. */
public interface Decoder {

    /** The library of this project, into its domain. */
    String OURS = "Interventions";

    /** Jackson databind, into records. */
    String JACKSON_DATABIND = "Jackson databind";

    /** Jackson's stream, into records. */
    String JACKSON_STREAMING = "Jackson streaming";

    /** Gson, into records. */
    String GSON = "Gson";

    /** Yasson with its default settings, into records. */
    String YASSON = "Yasson";

    /** Parsson's stream, into records. */
    String PARSSON_STREAMING = "Parsson streaming";

    /** fastjson2, into records. */
    String FASTJSON2 = "fastjson2";

    /** dsl-json's stream, into records. */
    String DSL_JSON = "dsl-json streaming";

    /** A page from its bytes: a {@link WirePage}, or the domain's page. */
    Object page(byte[] body) throws IOException;

    /** The decoder of this name. */
    static Decoder named(String name) {
        return switch (name) {
            case OURS -> new OwnDecoder();
            case JACKSON_DATABIND -> new JacksonDatabindDecoder();
            case JACKSON_STREAMING -> new JacksonStreamingDecoder();
            case GSON -> new GsonDecoder();
            case YASSON -> new YassonDecoder();
            case PARSSON_STREAMING -> new ParssonStreamingDecoder();
            case FASTJSON2 -> new Fastjson2Decoder();
            case DSL_JSON -> new DslJsonDecoder();
            default -> throw new IllegalArgumentException("there is no decoder " + name);
        };
    }
}
