package org.cameralucida.catalog.download;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The proxies that the system names: by the environment variables that other programs go by ({@code https_proxy},
 * {@code http_proxy}, {@code all_proxy}, {@code no_proxy}, in small letters or capitals), else by its settings, as Java
 * finds them ({@code java.net.useSystemProxies}).
 */
final class SystemProxies extends ProxySelector {

    private static final int USUAL_PORT = 80;

    private final Map<String, String> environment;

    SystemProxies(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public List<Proxy> select(URI address) {
        var named = variable(address.getScheme() + "_proxy", variable("all_proxy", ""));
        if (named.isBlank()) {
            var system = ProxySelector.getDefault();
            return system == null ? List.of(Proxy.NO_PROXY) : system.select(address);
        }
        return isExcepted(address.getHost()) ? List.of(Proxy.NO_PROXY) : List.of(proxy(named.strip()));
    }

    private static Proxy proxy(String named) {
        try {
            var uri = URI.create(named.contains("://") ? named : "http://" + named);
            if (uri.getHost() != null && uri.getScheme().startsWith("http")) {
                return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(),
                        uri.getPort() < 0 ? USUAL_PORT : uri.getPort()));
            }
        } catch (IllegalArgumentException e) {
            // As if it were not named.
        }
        return Proxy.NO_PROXY;
    }

    private boolean isExcepted(String host) {
        for (var part : variable("no_proxy", "").split(",")) {
            var name = part.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", "");
            if (name.equals("*") || !name.isEmpty() && (host.equals(name) || host.endsWith("." + name))) {
                return true;
            }
        }
        return false;
    }

    private String variable(String name, String otherwise) {
        return environment.getOrDefault(name, environment.getOrDefault(name.toUpperCase(Locale.ROOT), otherwise));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        // What failed is told where it is noticed.
    }
}
