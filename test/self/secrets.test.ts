import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { after, before, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { execa } from 'execa';

const root = path.resolve(import.meta.dirname, '../..');
const planted = 'Pl4nted-';

/** Every way in which a secret gets into an experiment: each with a number of its own, so that a leak tells where it comes from. */
const feature = `Feature: secrets
  The password "${planted}0-prose" stands in prose.

  Scenario: one
    Given registry.redhat.io demands the user "acme" with the password "${planted}1-step"
    And registry.redhat.io serves "private/app:1" as image A
    And docker.io serves "acme/web:1" as image B
    And the project "is-test"
    And the project has the secret "up" with the user "acme" and the password "${planted}1-step" for registry.redhat.io
    And the file "secret.yaml":
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: manifest
        annotations:
          note: 'https://acme:${planted}2-url@quay.io/'
      stringData:
        anything: ${planted}3-manifest
        several: |
          ${planted}4-lines
      """
    When I run \`oc create secret docker-registry reg --docker-server=quay.io --docker-username=a --docker-password=${planted}5-option\`
    And I run \`oc create secret generic any --from-literal=plain=${planted}6-literal\`
    And I run \`oc apply -f secret.yaml\`
    And I run \`oc get secrets -o yaml\`
    And I run \`oc get secrets -o json\`
    And I run \`oc get secret any -o jsonpath={.data.plain}\`
    And I run \`oc get secret reg -o jsonpath={.data}\`
    And I run \`oc create token default\`
    And I run \`oc config view --raw\`
    And I run \`oc import-image app:1 --from=registry.redhat.io/private/app:1 --reference-policy=local --confirm\`
    And I run \`oc new-app --name web --image=docker.io/acme/web:1 -e DB_PASSWORD=${planted}7-variable\`
    And I run \`oc annotate deployment web "note=Authorization: Bearer ${planted}8-header"\`
    And I run \`oc get deployment web -o yaml\`
    And I run \`oc get secret missing --token=${planted}9-token\`
`;

const base64Of = (text: string): string[] =>
  [0, 1, 2].map((shift) =>
    Buffer.from(' '.repeat(shift) + text)
      .toString('base64')
      .slice(shift === 0 ? 0 : 4)
      .slice(0, 8),
  );

void describe('the reports of a run', () => {
  let folder = '';
  let output = '';
  const files = new Map<string, string>();

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'streamproof-secrets-'));
    await writeFile(path.join(folder, 'secrets.feature'), feature);
    const words = ['run', 'secrets.feature', '--reports', 'reports', '--format', 'json:reports/cucumber.json'];
    const run = await execa(process.execPath, [path.join(root, 'bin/streamproof.js'), ...words], {
      cwd: folder,
      reject: false,
    });
    output = `${run.stdout}${run.stderr}`;
    const reports = path.join(folder, 'reports');
    for (const entry of await readdir(reports, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const text = await readFile(file, 'utf8');
      const packed = /^streamproof\.unpack\(".*", "(.*)"\);$/m.exec(text)?.[1];
      files.set(
        path.relative(reports, file),
        packed === undefined ? text : String(gunzipSync(Buffer.from(packed, 'base64'))),
      );
    }
  });
  after(() => rm(folder, { recursive: true, force: true }));

  test('tell what was run', () => {
    for (const name of ['facts.json', 'messages.ndjson', 'report.html', 'junit.xml', 'index.html', 'cucumber.json'])
      assert.match(files.get(name) ?? '', /oc get secret missing|secrets/, `${name}\n${output}`);
    assert.match(files.get('facts.json') ?? '', /oc get secret any -o jsonpath/);
  });

  test('hold no secret, neither plain nor encoded', () => {
    const traces = [planted, ...base64Of(planted)];
    for (const [name, text] of [...files, ['the terminal', output] as const])
      for (const trace of traces) {
        const at = text.indexOf(trace);
        assert.ok(at < 0, `${name}: …${text.slice(Math.max(0, at - 120), at + 60)}`);
      }
  });

  test('hold no token and no key', () => {
    for (const [name, text] of files) {
      assert.doesNotMatch(text, /eyJ[\w-]{10,}\.[\w-]{10,}\./, `a token in ${name}`);
      assert.doesNotMatch(text, /client-key-data\W{1,8}[A-Za-z0-9+/]{40}/, `a key in ${name}`);
      assert.doesNotMatch(text, /eyJhdXRocyI6/, `a docker config in ${name}`);
    }
  });
});
