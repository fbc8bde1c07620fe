import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cronJobKind, jobKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Job } from '../../../resources/workloads/job.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';

const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'task:1' }] } };

const create = async (spec: object): Promise<Job> => {
  const { client } = await plane();
  return client.create(jobKind, {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'j', namespace: 'a' },
    spec: { template, ...spec },
  } as unknown as Job);
};

const plane = async () => {
  const created = controlPlane();
  await createProject(created, 'a');
  return created;
};

const indexed = { completionMode: 'Indexed', completions: 3, parallelism: 3 };
const rule = (action: string, more: object): object => ({ podFailurePolicy: { rules: [{ action, ...more }] } });
const codes = (operator: string, values: readonly number[]): object => ({ onExitCodes: { operator, values } });
const enough = (given: object): object => ({ ...indexed, successPolicy: { rules: [given] } });

const refusals: readonly (readonly [object, string])[] = [
  [{ managedBy: 'me' }, 'spec.managedBy: Invalid value: "me": must be a domain-prefixed path (such as "acme.io/foo")'],
  [
    rule('Ignore', { onPodConditions: Array(21).fill({ type: 'Ready', status: '' }) }),
    'spec.podFailurePolicy.rules[0].onPodConditions: Too many: 21: must have at most 20 items',
  ],
  [
    { manualSelector: true, selector: { matchLabels: { a: 'b' } } },
    'spec.template.metadata.labels: Invalid value: map[string]string(nil): `selector` does not match template `labels`',
  ],
  [{ backoffLimitPerIndex: 1 }, 'spec.backoffLimitPerIndex: Invalid value: 1: requires indexed completion mode'],
  [
    { ...indexed, maxFailedIndexes: 1 },
    'spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified',
  ],
  [
    { ...indexed, backoffLimitPerIndex: 1, maxFailedIndexes: 4 },
    'spec.maxFailedIndexes: Invalid value: 4: must be less than or equal to completions',
  ],
  [
    { completionMode: 'Numbered' },
    'spec.completionMode: Unsupported value: "Numbered": supported values: "NonIndexed", "Indexed"',
  ],
  [
    rule('Stop', codes('In', [1])),
    'spec.podFailurePolicy.rules[0].action: Unsupported value: "Stop": supported values: "Count", "FailIndex", "FailJob", "Ignore"',
  ],
  [
    rule('FailIndex', codes('In', [1])),
    'spec.podFailurePolicy.rules[0].action: Invalid value: "FailIndex": requires the backoffLimitPerIndex to be set',
  ],
  [
    rule('Ignore', codes('In', [0])),
    'spec.podFailurePolicy.rules[0].onExitCodes.values[0]: Invalid value: 0: must not be 0 for the In operator',
  ],
  [
    rule('Ignore', codes('In', [2, 1])),
    'spec.podFailurePolicy.rules[0].onExitCodes.values: Invalid value: []int32{2, 1}: must be ordered',
  ],
  [
    rule('Ignore', {}),
    'spec.podFailurePolicy.rules[0]: Invalid value: specifying one of OnExitCodes and OnPodConditions is required',
  ],
  [
    { ...rule('Ignore', codes('In', [1])), podReplacementPolicy: 'TerminatingOrFailed' },
    'spec.podReplacementPolicy: Unsupported value: "TerminatingOrFailed": supported values: "Failed"',
  ],
  [
    enough({ succeededIndexes: '0-5' }),
    'spec.successPolicy.rules[0].succeededIndexes: Invalid value: "0-5": error parsing succeededIndexes: too large index: "5"',
  ],
  [
    enough({ succeededIndexes: '1,0' }),
    'spec.successPolicy.rules[0].succeededIndexes: Invalid value: "1,0": error parsing succeededIndexes: non-increasing order, previous: 1, current: 0',
  ],
  [
    enough({ succeededIndexes: '0', succeededCount: 2 }),
    'spec.successPolicy.rules[0].succeededCount: Invalid value: 2: must be less than or equal to 1 (the number of indexes in the specified succeededIndexes field)',
  ],
  [
    enough({}),
    'spec.successPolicy.rules[0]: Required value: at least one of succeededCount or succeededIndexes must be specified',
  ],
];

test('policies that make no sense are refused', async () => {
  for (const [spec, text] of refusals)
    await assert.rejects(create(spec), { message: `Job.batch "j" is invalid: ${text}` }, JSON.stringify(spec));
});

test('policies change what jobs do by default', async () => {
  const policy = { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }] };
  const { spec } = await create({ ...indexed, backoffLimitPerIndex: 1, podFailurePolicy: policy });
  assert.deepEqual([spec.backoffLimit, spec.podReplacementPolicy], [2_147_483_647, 'Failed']);
  assert.deepEqual(spec.podFailurePolicy?.rules[0]?.onPodConditions, [{ type: 'DisruptionTarget', status: 'True' }]);
});

test('the size of an indexed job follows its parallelism', async () => {
  const { client } = await plane();
  const body = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'j', namespace: 'a' },
    spec: { template, ...indexed },
  };
  await client.create(jobKind, body as unknown as Job);
  const resize = (completions: number, parallelism: number): Promise<Job> =>
    client.modify<Job>(jobKind, 'a', 'j', ({ spec }) => void Object.assign(spec, { completions, parallelism }));
  await assert.rejects(resize(5, 3), /spec\.completions: Invalid value: 5: can only be modified in tandem with/);
  assert.equal((await resize(5, 5)).spec.completions, 5);
});

test('labels and a selector of its own may not differ from what a job is given', async () => {
  const labeled = { template: { ...template, metadata: { labels: { 'controller-uid': 'me' } } } };
  await assert.rejects(create(labeled), /\[controller-uid\]: Invalid value: map.*: must be '[-0-9a-f]{36}'$/);
  const selected = { selector: { matchLabels: { a: 'b' } } };
  await assert.rejects(create(selected), /`selector` not auto-generated.*`selector` does not match template `labels`/);
});

test('the selector of the jobs of a cron job is not for its author to say', async () => {
  const { client } = await plane();
  const spec = { schedule: '@daily', jobTemplate: { spec: { template, manualSelector: true, selector: {} } } };
  const body = { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'c', namespace: 'a' }, spec };
  await assert.rejects(
    client.create(cronJobKind, body as unknown as KubeObject),
    /spec\.jobTemplate\.spec\.selector: Invalid value: .*`selector` will be auto-generated, spec\.jobTemplate\.spec\.manualSelector: Unsupported value: true: supported values: "nil", "false"/,
  );
});
