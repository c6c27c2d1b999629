package dev.interventions.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private static final URI NO_SERVICE = URI.create("http://127.0.0.1:9/1.0");

    private final HttpClient follower =
            HttpClient.newBuilder().followRedirects(Redirect.ALWAYS).build();

    @Test
    void a_redirect_that_is_followed_is_noticed() throws Exception {
        try (FaultProxy proxy = new FaultProxy(NO_SERVICE, request -> Fault.REDIRECTS, Lateness.untilTheEnd())) {
            HttpRequest request = HttpRequest.newBuilder(proxy.baseUri()).build();

            assertThat(proxy.noRedirectWasFollowed()).isTrue();
            assertThat(failsToFollow(request)).isTrue();
            assertThat(proxy.noRedirectWasFollowed()).isFalse();
        }
    }

    /** The address of the redirect closes its connections without a response. */
    private boolean failsToFollow(HttpRequest request) throws InterruptedException {
        try {
            follower.send(request, BodyHandlers.discarding());
            return false;
        } catch (IOException closed) {
            return true;
        }
    }
}
