package io.rolecall.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.boot.http.client.InetAddressFilter;

/** Looks a name up once, and lets the connection go only to those of its addresses that are allowed. */
final class CheckedResolver implements DnsResolver {
    private final InetAddressFilter allowed;

    CheckedResolver(InetAddressFilter allowed) {
        this.allowed = allowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        InetAddress[] some = Arrays.stream(all).filter(allowed::matches).toArray(InetAddress[]::new);
        if (some.length == 0) {
            throw new UnknownHostException(
                    host + " is an address inside the network; INGEST_ALLOW_PRIVATE_ADDRESSES=true allows it");
        }
        return some;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
