package dev.interventions.http;

import java.net.InetAddress;
import org.apache.hc.client5.http.DnsResolver;

/** Fails each lookup with this. */
public record FailingNameServer(Throwable failure) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) {
        return TestData.sneakilyThrow(failure);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
