import assert from 'node:assert/strict';
import { test } from 'node:test';
import { celEnvironment, readExpression } from './cel-expression.ts';

const language = celEnvironment([]);
const evaluate = async (text: string): Promise<unknown> => readExpression(await language, text).evaluate({});

for (const text of [
  'ip("10.0.0.1").family() == 4 && ip("2001:db8::1").family() == 6',
  'ip("::1").isLoopback() && ip("127.0.0.9").isLoopback() && !ip("10.0.0.1").isLoopback()',
  'ip("0.0.0.0").isUnspecified() && ip("fe80::1").isLinkLocalUnicast() && ip("224.0.0.9").isLinkLocalMulticast()',
  'ip("8.8.8.8").isGlobalUnicast() && !ip("255.255.255.255").isGlobalUnicast() && !ip("ff02::1").isGlobalUnicast()',
  'ip.isCanonical("2001:db8::1") && !ip.isCanonical("2001:DB8::1")',
  'ip("2001:DB8:0:0::1") == ip("2001:db8::1") && string(ip("2001:DB8::1")) == "2001:db8::1"',
  'isIP("1.2.3.4") && !isIP("01.2.3.4") && !isIP("::ffff:1.2.3.4") && !isIP("fe80::1%eth0")',
  'isCIDR("10.0.0.0/8") && !isCIDR("10.0.0.0") && !isCIDR("10.0.0.0/33") && !isCIDR("10.0.0.0/08")',
  'cidr("192.168.1.7/24").masked() == cidr("192.168.1.0/24") && cidr("10.0.0.0/8").prefixLength() == 8',
  'string(cidr("2001:db8::7/64").masked()) == "2001:db8::/64" && cidr("10.0.0.0/8").ip() == ip("10.0.0.0")',
  'cidr("10.0.0.0/8").containsIP("10.1.2.3") && !cidr("10.0.0.0/8").containsIP(ip("11.0.0.1"))',
  'cidr("10.0.0.0/8").containsCIDR("10.1.0.0/16") && !cidr("10.1.0.0/16").containsCIDR(cidr("10.0.0.0/8"))',
  'url("https://user@example.com:8080/a%20b?x=1&x=2&y=3#z").getHost() == "example.com:8080"',
  'url("https://[::1]:80/").getHostname() == "::1" && url("https://[::1]:80/").getPort() == "80"',
  'url("https://e.com/a%20b").getEscapedPath() == "/a%20b" && url("/a").getScheme() == ""',
  'url("https://e.com/?x=1&x=2").getQuery()["x"] == ["1", "2"]',
  'isURL("/path") && isURL("http://e.com") && !isURL("e.com") && !isURL("") && !isURL("mailto:a@b")',
])
  test(text, async () => assert.equal(await evaluate(text), true));

test('what is no address says so', async () => {
  await assert.rejects(
    evaluate('ip("1.2.3")'),
    /^Error: IP Address "1\.2\.3" parse error during conversion from string: ParseAddr\("1\.2\.3"\): unable to parse IP$/,
  );
  await assert.rejects(evaluate('cidr("x")'), /netip\.ParsePrefix\("x"\): no '\/'$/);
  await assert.rejects(evaluate('url("a b")'), /^Error: URL parse error during conversion from string: parse "a b"/);
});
