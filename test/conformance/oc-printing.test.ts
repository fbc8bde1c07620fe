import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { describeImageStream } from '../../src/oc/describe/images/describe-image-stream.ts';
import { describePod } from '../../src/oc/describe/pods/describe-pod.ts';
import { describeDeployment } from '../../src/oc/describe/workloads/describe-deployment.ts';
import type { Event } from '../../src/resources/event.ts';
import type { ImageStream } from '../../src/resources/images/image-stream.ts';
import type { Deployment } from '../../src/resources/workloads/deployment.ts';
import type { Pod } from '../../src/resources/workloads/pod.ts';
import type { ReplicaSet } from '../../src/resources/workloads/replica-set.ts';
import { formatYaml } from '../../src/resources/yaml/format-yaml.ts';
import { recordedCommands } from './recorded-commands.ts';

const objectOf = async <T>(name: string): Promise<T> =>
  JSON.parse(await readFile(new URL(`objects/${name}.json`, import.meta.url), 'utf8')) as T;

const recorded = async (experiment: string, line: string): Promise<string> => {
  const found = (await recordedCommands(experiment)).find((command) => command.line === line);
  assert.ok(found, `${experiment} holds no ${line}`);
  return found.stdout;
};

const scaled = (name: string, second: number): Event =>
  ({
    type: 'Normal',
    reason: 'ScalingReplicaSet',
    message: `Scaled up replica set ${name} from 0 to 1`,
    source: { component: 'deployment-controller' },
    count: 1,
    firstTimestamp: `2026-11-21T21:07:${second}Z`,
    lastTimestamp: `2026-11-21T21:07:${second}Z`,
  }) as Event;

test('describe is prints a recorded stream byte for byte', async () => {
  const stream = await objectOf<ImageStream>('03-image-stream');
  assert.equal(
    describeImageStream(stream, Date.parse('2026-11-21T21:07:47.500Z')),
    await recorded('03-import-image-local', 'oc describe is hello-ocp'),
  );
});

test('describe is of two recorded streams', async () => {
  const names = ['myimage-reference', 'myimage-reference-local'];
  const now = Date.parse('2026-11-21T21:08:39.900Z');
  const texts = await Promise.all(
    names.map(async (name) => describeImageStream(await objectOf<ImageStream>(`08-${name}`), now)),
  );
  assert.equal(texts.join('\n\n'), await recorded('08-tag-reference', `oc describe is ${names.join(' ')}`));
});

test('describe pod prints a recorded pod and its events byte for byte', async () => {
  const pod = await objectOf<Pod>('30-pod');
  const events = await objectOf<Event[]>('30-pod-events');
  assert.equal(
    describePod(pod, events, Date.parse('2026-11-21T22:04:16.100Z')),
    await recorded('30-nodes-article-A', 'oc describe pod -l deployment=hello-ocp'),
  );
});

test('describe deploy prints a recorded deployment byte for byte', async () => {
  const deployment = await objectOf<Deployment>('01-deployment');
  const sets = await objectOf<ReplicaSet[]>('01-replica-sets');
  const events = [scaled('hello-ocp-6bf987f8b8', 32), scaled('hello-ocp-c9dc8cd6b', 33)];
  assert.equal(
    describeDeployment(deployment, sets, events, Date.parse('2026-11-21T21:07:36.200Z')),
    await recorded('01-new-app-docker-image', 'oc describe deploy hello-ocp'),
  );
});

test('every recorded YAML is printed as it was', async () => {
  const { parse } = await import('yaml');
  for (const experiment of ['01-new-app-docker-image', '15-errors', '17-lookup-policy']) {
    for (const { line, stdout } of await recordedCommands(experiment))
      if (line.endsWith('-o yaml') && stdout !== '') assert.equal(formatYaml(parse(stdout)), stdout, line);
  }
});
