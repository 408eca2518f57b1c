package org.cameralucida.catalog.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemProxiesTest {

    private static final URI ADDRESS = URI.create("https://github.com/onnx/models");

    @ParameterizedTest
    @CsvSource({"https_proxy,http://proxy.example:3128,proxy.example,3128", "HTTPS_PROXY,proxy.example:8080,proxy.example,8080",
        "all_proxy,http://user:word@proxy.example,proxy.example,80"})
    void aProxyThatTheEnvironmentNamesIsTaken(String variable, String value, String host, int port) {
        assertThat(new SystemProxies(Map.of(variable, value)).select(ADDRESS)).containsExactly(
                new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"github.com;true", "localhost, .com;true", "*;true", "hub.com;false", ".github.com;true",
        "example.org,10.0.0.1;false"})
    void exceptForThoseThatItExcepts(String exceptions, boolean isExcepted) {
        var proxies = new SystemProxies(Map.of("https_proxy", "http://proxy.example:3128", "no_proxy", exceptions));
        assertThat(proxies.select(ADDRESS).equals(java.util.List.of(Proxy.NO_PROXY))).isEqualTo(isExcepted);
    }

    @Test
    void oneThatIsNoneIsNotTaken() {
        assertThat(new SystemProxies(Map.of("https_proxy", "socks5://[")).select(ADDRESS)).containsExactly(Proxy.NO_PROXY);
    }

    @Test
    void withoutOneTheSystemsSettingsAreAsked() {
        assertThat(new SystemProxies(Map.of("http_proxy", "http://for.http.only:1")).select(ADDRESS))
                .isEqualTo(java.net.ProxySelector.getDefault().select(ADDRESS));
    }
}
