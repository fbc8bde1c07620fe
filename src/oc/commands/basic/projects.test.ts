import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

const api = '/apis/project.openshift.io/v1';
const list = { items: ['trace', 'default'].map((name) => ({ metadata: { name } })), metadata: {} };
const script = {
  'POST /apis/authentication.k8s.io/v1/selfsubjectreviews': { status: { userInfo: { username: 'developer' } } },
  [`GET ${api}/projectrequests`]: { status: 'Success' },
  [`POST ${api}/projectrequests`]: {},
  [`GET ${api}/projects/trace`]: {},
  [`GET ${api}/projects/hello`]: {},
  [`GET ${api}/projects`]: list,
};
const server = 'on server "https://api.oracle.local:6443".';

test('a new project becomes the current one', async () => {
  const ran = await runScripted('new-project trace', script);
  assert.equal(ran.namespace, 'trace');
  assert.ok(ran.stdout.startsWith(`Now using project "trace" ${server}\n\nYou can add applications`));
  assert.deepEqual(ran.requests, [
    `GET ${api}/projectrequests`,
    `POST ${api}/projectrequests`,
    'POST /apis/authentication.k8s.io/v1/selfsubjectreviews',
  ]);
  assert.deepEqual(ran.bodies.slice(0, 1), [
    {
      kind: 'ProjectRequest',
      apiVersion: 'project.openshift.io/v1',
      metadata: { name: 'trace', creationTimestamp: null },
      displayName: undefined,
      description: undefined,
    },
  ]);
});

const lines: ReadonlyArray<readonly [line: string, stdout: string]> = [
  ['project', `Using project "hello" ${server}\n`],
  ['project -q', 'hello\n'],
  ['project hello', `Already on project "hello" ${server}\n`],
  ['project trace', `Now using project "trace" ${server}\n`],
  ['projects -q', 'default\ntrace\n'],
  [
    '-n trace projects',
    `You have access to the following projects and can switch between them with ' project <projectname>':\n\n    default\n    trace\n\nUsing project "hello" ${server}\n`,
  ],
  ['whoami --show-server', 'https://api.oracle.local:6443\n'],
];
for (const [line, stdout] of lines)
  test(`oc ${line}`, async () => assert.equal((await runScripted(line, script)).stdout, stdout));

test('a project that does not exist is told with those that do', async () => {
  const ran = await runScripted('project nosuch', script);
  assert.equal(
    ran.stderr,
    'error: A project named "nosuch" does not exist on "https://api.oracle.local:6443".\nYour projects are:\n* trace\n* default\n',
  );
  assert.equal(ran.namespace, 'hello');
});

test('a project that is not written down is not gone to', async () => {
  const script = {
    'GET /apis/project.openshift.io/v1/projectrequests': {},
    'POST /apis/project.openshift.io/v1/projectrequests': {},
  };
  const ran = await runScripted('new-project trace --skip-config-write', script);
  assert.equal(ran.namespace, 'hello');
  assert.match(ran.stdout, /^Project "trace" created on server "[^"]*"\.\n\nTo switch to this project /);
});
