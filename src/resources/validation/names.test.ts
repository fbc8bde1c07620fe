import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dns1035Label, dnsLabel, dnsSubdomain, pathSegment } from './dns-name.ts';
import { labelValue, qualifiedName } from './qualified-name.ts';

const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const LABEL =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const LABEL_1035 =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
const NAME_PART =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

for (const [rule, name, errors] of [
  [dnsSubdomain, 'web.example-1.com', []],
  [dnsSubdomain, 'Web', [SUBDOMAIN]],
  [dnsSubdomain, 'a'.repeat(254), ['must be no more than 253 characters']],
  [dnsLabel, 'a.b', ['must not contain dots']],
  [dnsLabel, 'A.b', [LABEL]],
  [dnsLabel, '1a', []],
  [dns1035Label, '1a', [LABEL_1035]],
  [pathSegment, 'system:image-puller', []],
  [pathSegment, 'a/b', ["may not contain '/'"]],
  [qualifiedName, 'example.com/app', []],
  [qualifiedName, '/app', ['prefix part must be non-empty']],
  [qualifiedName, '-app', [NAME_PART]],
  [labelValue, '', []],
  [labelValue, 'a'.repeat(64), ['must be no more than 63 characters']],
] as const) {
  test(`${rule.name || 'rule'} of "${name.slice(0, 20)}": ${errors.length === 0 ? 'right' : errors[0]?.slice(0, 50)}`, () => {
    assert.deepEqual(rule(name), errors);
  });
}
