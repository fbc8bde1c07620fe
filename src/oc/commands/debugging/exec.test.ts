import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failure, runScripted } from '../../testing/scripted-api.ts';

const pod = (name: string, phase: string, ...containers: string[]): object => ({
  metadata: { name, namespace: 'hello' },
  spec: { containers: containers.map((container) => ({ name: container, image: 'x' })) },
  status: { phase },
});
const pods = '/api/v1/namespaces/hello/pods';
const script = {
  [`GET ${pods}/one`]: pod('one', 'Running', 'c'),
  [`GET ${pods}/two`]: pod('two', 'Running', 'a', 'b'),
  [`GET ${pods}/done`]: pod('done', 'Failed', 'c'),
  [`GET ${pods}`]: { metadata: {}, items: [pod('web-2', 'Pending', 'c'), pod('web-3', 'Running', 'c')] },
  'GET /apis/apps/v1/namespaces/hello/deployments/web': {
    kind: 'Deployment',
    spec: { selector: { matchLabels: { app: 'web' } } },
  },
  [`GET ${pods}/one/log`]: 'serving on 8080\n',
};

const cases: ReadonlyArray<readonly [line: string, exec: string, stderr: string]> = [
  ['exec one -- ls -l /x', 'EXEC one/c ls -l /x', ''],
  ['exec two -- hostname', 'EXEC two/a hostname', 'Defaulted container "a" out of: a, b\n'],
  ['exec two -c b -- env', 'EXEC two/b env', ''],
  ['rsh one ls -l /x', 'EXEC one/c ls -l /x', ''],
  ['rsh -c b two', 'EXEC two/b /bin/sh', ''],
  ['rsh -t one id', 'EXEC one/c id', 'Unable to use a TTY - input is not a terminal or the right kind of file\n'],
  ['exec deploy/web -- id', 'EXEC web-3/c id', ''],
];

for (const [line, request, stderr] of cases) {
  test(`oc ${line}`, async () => {
    const ran = await runScripted(line, script);
    assert.deepEqual([ran.code, ran.requests.at(-1), ran.stderr], [0, request, stderr]);
  });
}

test("the command's output and exit code are oc's own", async () => {
  const ran = await runScripted(['rsh', 'one', 'sh', '-c', 'exit 3'], script, {
    exec: ({ onStdout, onStderr }) => {
      onStdout(new TextEncoder().encode('out\n'));
      onStderr(new TextEncoder().encode('err\n'));
      return 3;
    },
  });
  assert.deepEqual([ran.code, ran.stdout, ran.stderr], [3, 'out\n', 'err\ncommand terminated with exit code 3\n']);
});

test('a completed pod and a refused upgrade are errors of oc, other refusals of the server', async () => {
  assert.equal(
    (await runScripted('exec done -- id', script)).stderr,
    'error: cannot exec into a container in a completed pod; current phase is Failed\n',
  );
  const refusing = async (code: number, reason: string, message: string): Promise<string> => {
    const { ApiStatusError } = await import('../../../errors/api-status-error.ts');
    const exec = (): never => {
      throw new ApiStatusError(failure(code, reason, message));
    };
    return (await runScripted('exec one -- id', script, { exec })).stderr;
  };
  assert.equal(
    await refusing(400, 'BadRequest', 'pod one does not have a host assigned'),
    'Error from server (BadRequest): pod one does not have a host assigned\n',
  );
  assert.equal(
    await refusing(500, 'InternalError', 'Internal error occurred: x'),
    'error: Internal error occurred: x\n',
  );
});

test('logs of a pod, of a wrong container and of no pod', async () => {
  assert.equal((await runScripted('logs one', script)).stdout, 'serving on 8080\n');
  assert.equal((await runScripted('logs one --prefix', script)).stdout, '[pod/one/c] serving on 8080\n');
  assert.equal(
    (await runScripted('logs two -c nosuch', script)).stderr,
    'error: container nosuch is not valid for pod two\n',
  );
  assert.equal(
    (await runScripted('logs nosuch', script)).stderr,
    'error: error from server (NotFound): pods "nosuch" not found in namespace "hello"\n',
  );
});

test('what selects no pods is told with its type', async () => {
  const { stderr } = await runScripted('rsh is/web', {
    'GET /apis/image.openshift.io/v1/namespaces/hello/imagestreams/web': {
      kind: 'ImageStream',
      apiVersion: 'image.openshift.io/v1',
      metadata: { name: 'web', namespace: 'hello' },
    },
  });
  assert.equal(stderr, 'error: cannot attach to *v1.ImageStream: selector for *v1.ImageStream not implemented\n');
});
