import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { connectKubeApi } from '../../src/adapters/client-node.ts';
import type { KubeApi } from '../../src/ports/kube-api.ts';
import { facts, type ResourceFact } from '../../src/simulator/apiserver/facts/load-facts.ts';
import { type SimulatedCluster, startCluster } from '../../src/simulator/cluster/cluster.ts';

/** What the recorded cluster says otherwise, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'oauth.openshift.io/v1 tokenreviews': 'asked by other API servers alone',
};

let directory: string;
let cluster: SimulatedCluster;
let api: KubeApi & Disposable;

before(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'streamproof-discovery-'));
  cluster = await startCluster({ directory, nodes: 1 });
  api = await connectKubeApi({ text: cluster.kubeconfig });
});

after(async () => {
  api[Symbol.dispose]();
  await cluster.close();
  await rm(directory, { recursive: true });
});

const get = async (url: string, accept?: string): Promise<Record<string, unknown>> => {
  const { body } = await api.request({ method: 'GET', path: url, ...(accept === undefined ? {} : { accept }) });
  return body as Record<string, unknown>;
};

const { groups: recordedGroups, ...groupVersions } = facts('discovery');
const recorded = Object.entries(groupVersions).map(
  ([url, resources]) => [url.replace(/^\/apis?\//, ''), url, resources as readonly ResourceFact[]] as const,
);

test('discovery names every group of the recorded server in its order', async () => {
  const { groups } = (await get('/apis')) as { groups: { name: string; versions: { version: string }[] }[] };
  const names = new Set(recordedGroups.map(({ name }) => name));
  assert.deepEqual(
    groups.filter(({ name }) => names.has(name)).map(({ name }) => name),
    recordedGroups.map(({ name }) => name),
  );
});

test('discovery names every resource of the recorded server, with its verbs, short names and categories', async (t) => {
  let equal = 0;
  let all = 0;
  const differences: string[] = [];
  for (const [version, url, resources] of recorded) {
    const served = (await get(url)) as { resources?: Record<string, unknown>[] };
    for (const fact of resources) {
      all++;
      const name = `${version} ${fact.name}`;
      const found = served.resources?.find((each) => each['name'] === fact.name);
      if (found !== undefined && text(found) === text({ ...fact, ...wordsOf(fact) })) equal++;
      else if (exceptions[name] === undefined) differences.push(name);
    }
  }
  t.diagnostic(`discovery: ${equal} of ${all} resources equal`);
  assert.deepEqual(differences, []);
});

test('every resource that is listed as a table has the recorded columns', async (t) => {
  const columns = facts('table-columns');
  let tables = 0;
  for (const [version, url, resources] of recorded)
    for (const { name, verbs } of resources) {
      const [group = ''] = version.includes('/') ? version.split('/') : [];
      const expected = columns[`${group === '' ? name : `${name}.${group}`}/${version.split('/').at(-1)}`];
      if (expected === undefined || name.includes('/') || !verbs.split(' ').includes('list')) continue;
      const table = await get(`${url}/${name}`, 'application/json;as=Table;v=v1;g=meta.k8s.io');
      const found = (table['columnDefinitions'] ?? []) as Record<string, unknown>[];
      assert.deepEqual(
        found.map(({ name: column, type, priority, format }) => [column, type, priority, format]),
        expected.map(([column, type = 'string', priority = 0, format = '']) => [column, type, priority, format]),
        `${version} ${name}`,
      );
      tables++;
    }
  t.diagnostic(`tables: ${tables} of ${tables} resources have the recorded columns`);
});

test('OpenAPI describes every group version of the recorded server', async () => {
  const { paths } = JSON.parse(String(await get('/openapi/v3'))) as { paths: Record<string, unknown> };
  assert.deepEqual(
    recorded.map(([, url]) => url.slice(1)).filter((url) => paths[url] === undefined),
    [],
  );
});

const wordsOf = ({ verbs, shortNames, categories }: ResourceFact): object => ({
  verbs: verbs.split(' '),
  ...(shortNames === undefined ? {} : { shortNames: shortNames.split(' ') }),
  ...(categories === undefined ? {} : { categories: categories.split(' ') }),
});

const text = (resource: object): string => JSON.stringify(Object.entries(resource).sort());
