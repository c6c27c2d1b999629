package dev.interventions.webhooks.redis;

import dev.interventions.webhooks.store.EventType;
import dev.interventions.webhooks.store.WebhookEvent;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Writes an event as one text and reads it: each field as its length in chars, a colon and the field, or as a minus sign if it is absent.
 */
final class EventText {

    private final String text;
    private int position;

    private EventText(String text) {
        this.text = text;
    }

    static String write(WebhookEvent event) {
        StringBuilder text = new StringBuilder();
        write(text, Option.some(event.id()));
        write(text, Option.some(event.type().name()));
        write(text, event.issuedAt().map(issued -> Long.toString(issued.toEpochMilli())));
        write(text, event.userId());
        write(text, Option.some(event.resourceType()));
        write(text, Option.some(event.resourceId()));
        write(text, Option.some(event.metadata()));
        return text.toString();
    }

    private static void write(StringBuilder text, Option<String> field) {
        if (field.isEmpty()) {
            text.append('-');
        } else {
            text.append(field.get().length()).append(':').append(field.get());
        }
    }

    static WebhookEvent read(String text) {
        EventText fields = new EventText(text);
        return new WebhookEvent(
                fields.next().get(),
                new EventType(fields.next().get()),
                fields.next().map(Long::parseLong).map(Instant::ofEpochMilli),
                fields.next(),
                fields.next().get(),
                fields.next().get(),
                fields.next().get());
    }

    private Option<String> next() {
        if (text.charAt(position) == '-') {
            position++;
            return Option.none();
        }
        int begin = text.indexOf(':', position) + 1;
        int end = begin + Integer.parseInt(text.substring(position, begin - 1));
        position = end;
        return Option.some(text.substring(begin, end));
    }
}
