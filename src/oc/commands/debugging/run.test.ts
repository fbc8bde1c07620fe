import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

const pods = '/api/v1/namespaces/hello/pods';
const dry = '--dry-run=client -o json';
const made = (line: string): Promise<{ stdout: string }> => runScripted(`run web --image=i ${line} ${dry}`);

const cases: ReadonlyArray<readonly [line: string, path: string, value: unknown]> = [
  ['--restart=Never', 'spec.restartPolicy', 'Never'],
  ['--labels=a=b,c=d', 'metadata.labels', { a: 'b', c: 'd' }],
  ['--annotations=a=b', 'metadata.annotations', { a: 'b' }],
  ['--env=A=b=c', 'spec.containers.0.env', [{ name: 'A', value: 'b=c' }]],
  ['--privileged', 'spec.containers.0.securityContext', { privileged: true }],
  ['-i --attach=false', 'spec.containers.0.stdinOnce', true],
  ['-i --attach=false --leave-stdin-open', 'spec.containers.0.stdinOnce', undefined],
  ['--overrides={"spec":{"nodeName":"n"}}', 'spec.nodeName', 'n'],
  ['--overrides={"spec":{"containers":[{"name":"x"}]}}', 'spec.containers', [{ name: 'x', resources: {} }]],
  [
    '--override-type=strategic --overrides={"spec":{"containers":[{"name":"web","tty":true}]}}',
    'spec.containers.0.image',
    'i',
  ],
  [
    '--override-type=json --overrides=[{"op":"add","path":"/metadata/labels/x","value":"y"}]',
    'metadata.labels',
    { run: 'web', x: 'y' },
  ],
];

for (const [line, path, value] of cases)
  test(`oc run web --image=i ${line}`, async () => {
    const { stdout } = await made(line);
    const found = path
      .split('.')
      .reduce<unknown>((object, key) => (object as Record<string, unknown> | undefined)?.[key], JSON.parse(stdout));
    assert.deepEqual(found, value);
  });

test('who attaches sees what the pod wrote, gets its exit code, and it goes with --rm', async () => {
  const pod = {
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'hello' },
    spec: { containers: [{ name: 'web', image: 'i' }], restartPolicy: 'Never' },
    status: { phase: 'Failed', containerStatuses: [{ state: { terminated: { exitCode: 3, reason: 'Error' } } }] },
  };
  const ran = await runScripted('run web --image=i --restart=Never --rm -i -- false', {
    [`POST ${pods}`]: pod,
    [`GET ${pods}`]: { kind: 'PodList', metadata: { resourceVersion: '1' }, items: [pod] },
    [`GET ${pods}/web/log`]: 'oh\n',
    [`DELETE ${pods}/web`]: {},
  });
  assert.deepEqual(
    [ran.code, ran.stdout, ran.stderr],
    [3, 'oh\npod "web" deleted\n', 'pod hello/web terminated (Error)\n'],
  );
});

test('where nobody can attach the log is shown', async () => {
  const pod = {
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'hello' },
    spec: { containers: [{ name: 'web', image: 'i' }], restartPolicy: 'Always' },
    status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] },
  };
  const answers = {
    [`POST ${pods}`]: pod,
    [`GET ${pods}`]: { kind: 'PodList', metadata: { resourceVersion: '1' }, items: [pod] },
    [`GET ${pods}/web/log`]: 'oh\n',
  };
  const exec = (): number => {
    throw new Error('no process runs in it');
  };
  const ran = await runScripted('run web --image=i -i -q', answers, { exec });
  const warning = "warning: couldn't attach to pod/web, falling back to streaming logs: no process runs in it\n";
  assert.deepEqual([ran.code, ran.stdout, ran.stderr], [0, 'oh\n', warning]);
});

test('a pod that does not start in time is told of', async () => {
  const pod = { kind: 'Pod', metadata: { name: 'web', namespace: 'hello' }, spec: { containers: [] }, status: {} };
  const answers = {
    [`POST ${pods}`]: pod,
    [`GET ${pods}`]: { kind: 'PodList', metadata: { resourceVersion: '1' }, items: [pod] },
  };
  const line = 'run web --image=i -i --pod-running-timeout=1ms';
  const { code, stderr } = await runScripted(line, answers, { isWatchOpen: true });
  assert.deepEqual([code, stderr], [1, 'error: timed out waiting for the condition\n']);
});

const help = "See 'oc run -h' for help and examples\n";
for (const [line, message] of [
  ['run', `error: required flag(s) "image" not set\n`],
  ['run --image=i', `error: NAME is required for run\n${help}`],
  ['run a --image=X/Y', 'error: Invalid image name "X/Y": invalid reference format\n'],
  ['run a --image=i -t', `error: -i/--stdin is required for containers with -t/--tty=true\n${help}`],
  ['run a --image=i --expose', `error: --port must be set when exposing a service\n${help}`],
  ['run a --image=i --rm', `error: --rm should only be used for attached containers\n${help}`],
  ['run a --image=i --restart=Now', `error: invalid restart policy: Now\n${help}`],
  ['run a --image=i --env=x', 'error: invalid env: x\n'],
  ['run a --image=i --overrides=x', 'error: Invalid JSON Patch\n'],
] as const)
  test(`oc ${line} is refused`, async () => {
    assert.equal((await runScripted(line)).stderr, message);
  });
