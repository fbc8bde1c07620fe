import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeploymentStrategy } from '../../../resources/workloads/deployment-config.ts';
import { validateRolloutStrategy } from './validate-rollout-strategy.ts';

const pod = { containers: [{ name: 'web', image: 'quay.io/team/web:1' }] };

const cases: readonly (readonly [DeploymentStrategy, string[]])[] = [
  [{ type: 'Recreate' }, []],
  [{}, ['type: Required value', 'type: Required value: strategy type is required']],
  [
    { type: 'Canary' },
    ['type: Invalid value: "Canary": unsupported strategy type, use "Custom" instead and specify your own strategy'],
  ],
  [{ type: 'Rolling' }, ['rollingParams: Required value']],
  [{ type: 'Custom' }, ['customParams: Required value']],
  [
    { type: 'Rolling', rollingParams: { maxSurge: 0, maxUnavailable: 0 } },
    [
      'rollingParams.maxUnavailable: Invalid value: intstr.IntOrString{Type:0, IntVal:0, StrVal:""}: cannot be 0 when maxSurge is 0 as well',
    ],
  ],
  [
    { type: 'Rolling', rollingParams: { maxSurge: 'few', maxUnavailable: '120%' } },
    [
      'rollingParams.maxSurge: Invalid value: intstr.IntOrString{Type:1, IntVal:0, StrVal:"few"}: value should be int(5) or percentage(5%)',
      'rollingParams.maxUnavailable: Invalid value: intstr.IntOrString{Type:1, IntVal:0, StrVal:"120%"}: should not be more than 100%',
    ],
  ],
  [
    {
      type: 'Recreate',
      recreateParams: { timeoutSeconds: 60, mid: { failurePolicy: 'Abort' } },
      activeDeadlineSeconds: 60,
    },
    [
      'recreateParams.mid: Invalid value: "<empty>": One of execNewPod or tagImages must be specified',
      'activeDeadlineSeconds: Invalid value: 60: activeDeadlineSeconds must be greater than timeoutSeconds',
    ],
  ],
  [
    {
      type: 'Recreate',
      recreateParams: { pre: { tagImages: [{ containerName: 'db', to: { kind: 'DockerImage', name: '' } }] } },
    },
    [
      'recreateParams.pre.failurePolicy: Required value',
      'recreateParams.pre.tagImages[0].containerName: Invalid value: "db": no container "db" found',
      'recreateParams.pre.tagImages[0].to.kind: Invalid value: "DockerImage": Must be \'ImageStreamTag\'',
      'recreateParams.pre.tagImages[0].to.name: Required value: a destination tag name is required',
    ],
  ],
];

for (const [strategy, findings] of cases)
  test(`a rollout with ${JSON.stringify(strategy)} has ${findings.length} findings`, () => {
    assert.deepEqual(
      validateRolloutStrategy(strategy, pod, 'strategy').map(({ field, message }) => `${field}: ${message}`),
      findings.map((finding) => `strategy.${finding}`),
    );
  });
