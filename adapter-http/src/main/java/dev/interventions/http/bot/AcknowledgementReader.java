package dev.interventions.http.bot;

import dev.interventions.domain.Unavailable.MalformedResponse;
import dev.interventions.domain.bot.Acknowledgement;
import dev.interventions.http.json.JsonRecord;
import dev.interventions.http.json.ResponseJson;
import io.vavr.control.Either;
import java.io.InputStream;

/** Reads an acknowledgement, whose status is a text in the service's description and a number in its guide. */
final class AcknowledgementReader {

    private static final String SUCCESS = "200";

    private AcknowledgementReader() {}

    static Either<MalformedResponse, Acknowledgement> read(ResponseJson json, InputStream body) {
        return json.record(body, AcknowledgementReader::acknowledgement).flatMap(read -> read);
    }

    private static Either<MalformedResponse, Acknowledgement> acknowledgement(JsonRecord record) {
        Acknowledgement read = new Acknowledgement(record.textOrWhole("status"), record.text("message"));
        if (record.textOrWhole("id").isDefined()) {
            return malformed("the response is a record: it may be one to an earlier request on the connection");
        }
        if (read.status().isEmpty() && read.message().isEmpty()) {
            return malformed("the response has neither a status nor a message");
        }
        if (read.status().exists(AcknowledgementReader::isOtherNumber)) {
            return malformed("the response says in its body that the status is not " + SUCCESS);
        }
        return Either.right(read);
    }

    private static boolean isOtherNumber(String status) {
        return !status.equals(SUCCESS) && status.chars().allMatch(Character::isDigit);
    }

    private static Either<MalformedResponse, Acknowledgement> malformed(String reason) {
        return Either.left(new MalformedResponse(reason));
    }
}
