package dev.interventions.probe.wire;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a body; fails and cancels the response if the body is longer than a limit. */
final class BoundedBody implements BodySubscriber<byte[]> {

    private final int mostBytes;
    private final BodySubscriber<byte[]> all = BodySubscribers.ofByteArray();
    private @Nullable Subscription subscription;
    private long bytes;

    BoundedBody(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return all.getBody();
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        all.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        bytes += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (bytes <= mostBytes) {
            all.onNext(buffers);
        } else if (subscription != null) {
            subscription.cancel();
            all.onError(new IOException("the body has more than " + mostBytes + " bytes"));
        }
    }

    @Override
    public void onError(Throwable failure) {
        all.onError(failure);
    }

    @Override
    public void onComplete() {
        all.onComplete();
    }
}
