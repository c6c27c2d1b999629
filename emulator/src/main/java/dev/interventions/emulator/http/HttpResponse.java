package dev.interventions.emulator.http;

import java.util.Map;

/** A response: a status and its reason phrase, headers other than those of the framing, and a body, which is sent in UTF-8. */
public record HttpResponse(int status, String reason, Map<String, String> headers, String body) {}
