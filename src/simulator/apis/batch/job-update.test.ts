import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobKind } from '../../../resources/kinds/kinds.ts';
import type { Job } from '../../../resources/workloads/job.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';

const create = async (suspend: boolean) => {
  const plane = controlPlane();
  await createProject(plane, 'a');
  await plane.client.create(jobKind, {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'x', namespace: 'a' },
    spec: { suspend, template: { spec: { containers: [{ name: 'c', image: 'i' }], restartPolicy: 'Never' } } },
  } as unknown as Job);
  return (change: (job: Job) => void) => plane.client.modify<Job>(jobKind, 'a', 'x', change);
};

const place = ({ spec }: Job): void => {
  spec.template.spec.nodeSelector = { disk: 'fast' };
  spec.template.spec.affinity = {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: 'disk', operator: 'Exists' }] }],
      },
    },
  };
};

const rebuild = ({ spec }: Job): void => {
  for (const container of spec.template.spec.containers) container.image = 'j';
};

const refused = {
  message:
    /^Job\.batch "x" is invalid: spec\.template: Invalid value: core\.PodTemplateSpec\{ObjectMeta:v1\.ObjectMeta\{Name:"".*\}: field is immutable$/,
};

test('where the pods of a job run can be changed until it is started, and nothing else of them', async () => {
  const change = await create(true);
  assert.deepEqual((await change(place)).spec.template.spec.nodeSelector, { disk: 'fast' });
  await assert.rejects(change(rebuild), refused);
});

test('nothing about the pods of a job can be changed once it runs', async () => {
  const change = await create(false);
  for (const each of [place, rebuild]) await assert.rejects(change(each), refused);
});
