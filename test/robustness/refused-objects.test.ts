import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { connectKubeApi } from '../../src/adapters/client-node.ts';
import type { KubeApi } from '../../src/ports/kube-api.ts';
import { type SimulatedCluster, startCluster } from '../../src/simulator/cluster/cluster.ts';

interface Refusals {
  readonly bases: Readonly<Record<string, { readonly path: string; readonly object: object }>>;
  /** What a real API server said to a base with one value changed (as JSON), or left out (null). */
  readonly refused: readonly (readonly [base: string, place: string, value: string | null, message: string])[];
}

const file = new URL('./refused-objects.json', import.meta.url);
const { bases, refused } = JSON.parse(await readFile(file, 'utf8')) as Refusals;

let directory: string;
let cluster: SimulatedCluster;
let api: KubeApi & Disposable;

before(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'streamproof-refused-'));
  cluster = await startCluster({ directory, nodes: 1 });
  api = await connectKubeApi({ text: cluster.kubeconfig });
});

after(async () => {
  api[Symbol.dispose]();
  await cluster.close();
  await rm(directory, { recursive: true });
});

for (const [name, { path: collection, object }] of Object.entries(bases))
  test(`${name} with something wrong is refused as by a real server`, async () => {
    const differing: string[] = [];
    for (const [, place, value, message] of refused.filter(([base]) => base === name)) {
      const own = await refusalOf(`${collection}?dryRun=All`, changed(object, place.split('.'), value));
      if (own !== message) differing.push(`${place} = ${value}\n  real ${message}\n  own  ${own}`);
    }
    assert.deepEqual(differing, []);
  });

const refusalOf = async (url: string, body: unknown): Promise<string> => {
  try {
    await api.request({ method: 'POST', path: url, body });
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
};

const changed = (object: object, place: readonly string[], value: string | null): object => {
  const copy = structuredClone(object) as Record<string, unknown>;
  const last = place.at(-1) as string;
  let owner = copy;
  for (const key of place.slice(0, -1)) owner = owner[key] as Record<string, unknown>;
  if (value !== null) owner[last] = JSON.parse(value);
  else if (Array.isArray(owner)) owner.splice(Number(last), 1);
  else delete owner[last];
  return copy;
};
