import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statusText } from './status-text.ts';

type Content = Parameters<typeof statusText>[0];

const meta = (name: string) => ({ name, namespace: 'demo', creationTimestamp: '2026-11-21T21:00:00Z' });
const template = {
  metadata: { labels: { app: 'web' } },
  spec: { containers: [{ name: 'c', image: 'docker.io/a/web' }] },
};
const empty = {
  project: { metadata: meta('demo') },
  server: 'https://c',
  ...Object.fromEntries(
    'services routes deployments replicaSets deploymentConfigs replicationControllers statefulSets daemonSets jobs pods buildConfigs builds streams secrets claims'
      .split(' ')
      .map((name) => [name, []]),
  ),
} as unknown as Content;
const now = Date.parse('2026-11-21T21:05:00Z');

test('a project without anything says how to begin', () => {
  assert.equal(
    statusText(empty, now, false),
    "In project demo on server https://c\n\nYou have no services, deployment configs, or build configs.\nRun 'oc new-app' to create an application.\n",
  );
});

test('routes stand for their services, and what runs is told with its images', () => {
  const content = {
    ...empty,
    services: [
      {
        metadata: meta('web'),
        spec: { clusterIP: '10.0.0.1', selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
      },
    ],
    routes: [{ metadata: meta('web'), spec: { host: 'web.test', to: { name: 'web' }, tls: { termination: 'edge' } } }],
    daemonSets: [
      {
        metadata: { ...meta('all'), generation: 2 },
        spec: { template },
        status: { desiredNumberScheduled: 2, numberReady: 2, numberAvailable: 2 },
      },
    ],
    jobs: [{ metadata: meta('once'), spec: { template, completions: 1 }, status: { succeeded: 1 } }],
    pods: [{ metadata: meta('alone'), spec: template.spec, status: { phase: 'Running' } }],
  } as unknown as Content;
  assert.equal(
    statusText(content, now, false),
    `In project demo on server https://c

https://web.test (svc/web)
  daemonset/all manages docker.io/a/web
    generation #2 running for 5 minutes - 2 pods

job/once manages docker.io/a/web
  created 5 minutes ago 1/1 completed 0 running

pod/alone runs docker.io/a/web

Errors:
  * route/web is routing traffic to svc/web, but either the administrator has not installed a router or the router is not selecting this route.

1 error, 2 infos identified, use 'oc status --suggest' to see details.
`,
  );
  const suggested = statusText(content, now, true);
  assert.match(
    suggested,
    /Info:\n {2}\* job\/once has no liveness probe .*\n {4}try: oc set probe job\/once --liveness \.\.\.\n/,
  );
});

test('a build is told with what deploys its tag', () => {
  const content = {
    ...empty,
    buildConfigs: [
      {
        metadata: meta('b'),
        spec: {
          source: { binary: {} },
          strategy: { dockerStrategy: {} },
          output: { to: { kind: 'ImageStreamTag', name: 'b:1' } },
        },
      },
    ],
    deploymentConfigs: [
      {
        metadata: meta('d'),
        spec: { template, triggers: [{ type: 'ImageChange', imageChangeParams: { from: { name: 'b:1' } } }] },
      },
    ],
    streams: [{ metadata: meta('b'), status: {} }],
  } as unknown as Content;
  const text = statusText(content, now, true);
  assert.match(text, /\ndc\/d deploys istag\/b:1 <- bc\/b docker builds uploaded code \n {4}not built yet\n/);
  assert.match(text, /istag\/b:1 needs to be imported or created by a build\.\n {4}try: oc start-build b\n/);
});

test('a build on what another one makes, or on what is imported again and again, is told with that', () => {
  const builder = (name: string, from: string, to: string) => ({
    metadata: meta(name),
    spec: {
      source: { binary: {} },
      strategy: { sourceStrategy: { from: { kind: 'ImageStreamTag', name: from } } },
      output: { to: { kind: 'ImageStreamTag', name: to } },
    },
    status: {},
  });
  const tag = { name: '20', importPolicy: { scheduled: true } };
  const content = {
    ...empty,
    buildConfigs: [builder('base', 'node:20', 'base:1'), builder('web', 'base:1', 'web:1')],
    streams: [{ metadata: meta('node'), spec: { tags: [tag] }, status: {} }],
  } as unknown as Content;
  const lines = statusText(content, now, false).split('\n');
  assert.deepEqual(
    lines.filter((line) => line.startsWith('bc/')),
    [
      'bc/base source builds uploaded code on istag/node:20 (import scheduled)',
      'bc/web source builds uploaded code on istag/base:1 (from bc/base)',
    ],
  );
});

const crashing = (status: object, spec: object = {}) => ({
  metadata: meta('web-1'),
  spec: { containers: [{ name: 'c', image: 'a', ...spec }], serviceAccountName: 'robot' },
  status: { phase: 'Running', containerStatuses: [{ name: 'c', restartCount: 1, ...status }] },
});
const ended = (finishedAt: string) => ({ lastState: { terminated: { exitCode: 1, finishedAt } } });

const restarts: ReadonlyArray<{ name: string; pod: object; says: string }> = [
  {
    name: 'crashes again and again',
    pod: crashing({ state: { waiting: { reason: 'CrashLoopBackOff' } } }),
    says: `Errors:
  * pod/web-1 is crash-looping

    The container is starting and exiting repeatedly. This usually means the container is unable
    to start, misconfigured, or limited by security restrictions. Check the container logs with
    
      oc logs web-1 -c c
    

`,
  },
  {
    name: 'was restarted of late',
    pod: crashing(ended('2026-11-21T21:00:00Z')),
    says: 'Warnings:\n  * pod/web-1 has restarted within the last 10 minutes\n\n',
  },
  {
    name: 'was restarted often',
    pod: crashing({ restartCount: 6, ...ended('2026-11-20T21:00:00Z') }),
    says: 'Warnings:\n  * pod/web-1 has restarted 6 times\n\n',
  },
];

for (const { name, pod, says } of restarts)
  test(`a pod that ${name} is remarked on`, () => {
    const text = statusText({ ...empty, pods: [pod] } as unknown as Content, now, true);
    assert.ok(text.includes(`\n${says}You have no services`), text);
  });

test('who may not be root is told whom to ask', () => {
  const pod = crashing(
    { state: { waiting: { reason: 'CrashLoopBackOff' } } },
    { securityContext: { runAsUser: 1000 } },
  );
  const text = statusText({ ...empty, pods: [pod] } as unknown as Content, now, true);
  assert.match(text, /\n {6}oc adm policy add-scc-to-user anyuid -n demo -z robot\n/);
});

test('a pod that was restarted once, long ago, is not remarked on', () => {
  const pod = crashing(ended('2026-11-20T21:00:00Z'));
  assert.doesNotMatch(statusText({ ...empty, pods: [pod] } as unknown as Content, now, true), /restarted/);
});

const withClaim = (replicas: number, strategy: object) => ({
  metadata: meta('db'),
  spec: {
    replicas,
    strategy,
    template: {
      metadata: {},
      spec: { containers: [], volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }] },
    },
  },
});
const claim = (mode: string) => ({ metadata: meta('data'), spec: { accessModes: [mode] } });
const single =
  'dc/db references a volume which may only be used in a single pod at a time - this may lead to hung deployments';
const rolling = { type: 'Rolling', rollingParams: { maxSurge: '25%' } };
const claims: ReadonlyArray<{ name: string; config: object; claims: object[]; says: string | undefined }> = [
  {
    name: 'is missing',
    config: withClaim(1, {}),
    claims: [],
    says: 'dc/db points to a missing persistent volume claim (pvc/data).',
  },
  { name: 'two pods of a rollout need', config: withClaim(1, rolling), claims: [claim('ReadWriteOnce')], says: single },
  { name: 'two replicas need', config: withClaim(2, {}), claims: [claim('ReadWriteOnce')], says: single },
  { name: 'one pod has', config: withClaim(1, {}), claims: [claim('ReadWriteOnce')], says: undefined },
  { name: 'many may have', config: withClaim(2, rolling), claims: [claim('ReadWriteMany')], says: undefined },
];

for (const { name, config, claims: found, says } of claims)
  test(`a claim that ${name} is ${says ? '' : 'not '}remarked on`, () => {
    const content = { ...empty, deploymentConfigs: [config], claims: found } as unknown as Content;
    const warnings = /Warnings:\n {2}\* (.*)\n/.exec(statusText(content, now, true))?.[1];
    assert.equal(warnings, says);
  });
