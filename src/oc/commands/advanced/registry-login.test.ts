import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

const DEPRECATED =
  'Flag --service-account has been deprecated, and will be removed in the future version. Use oc create token instead.\n';

const account = (secrets: readonly object[]) => ({
  'GET /api/v1/namespaces/hello/serviceaccounts/robot': {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'robot', namespace: 'hello' },
    secrets,
  },
  'GET /api/v1/namespaces/hello/secrets/robot-token': {
    metadata: { name: 'robot-token' },
    type: 'kubernetes.io/service-account-token',
    data: { token: Buffer.from('of-robot').toString('base64') },
  },
  'GET /api/v1/namespaces/hello/secrets/robot-dockercfg': {
    metadata: { name: 'robot-dockercfg' },
    type: 'kubernetes.io/dockercfg',
    data: {},
  },
});

for (const [flags, saved] of [
  ['', 'user:sha256~mine'],
  ['--auth-basic=a:b', 'a:b'],
  ['-z robot', 'system-serviceaccount-hello-robot:of-robot'],
] as const)
  test(`oc registry login ${flags} saves ${saved} and asks no registry`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'registry-login-'));
    try {
      const file = join(folder, 'containers', 'auth.json');
      const ran = await runScripted(
        `registry login --registry=r.test:5000 ${flags}`.trim(),
        account([{ name: 'robot-dockercfg' }, { name: 'robot-token' }]),
        { token: 'sha256~mine', authFiles: [file] },
      );
      assert.equal(ran.stdout, `Saved credentials for r.test:5000 into ${file}\n`);
      assert.equal(ran.stderr, flags.startsWith('-z') ? DEPRECATED : '');
      const auth = Buffer.from(saved).toString('base64');
      assert.equal(
        await readFile(file, 'utf8'),
        `{\n\t"auths": {\n\t\t"r.test:5000": {\n\t\t\t"auth": "${auth}"\n\t\t}\n\t}\n}`,
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

for (const [flags, message] of [
  ['-z robot', 'the service account robot had no valid secrets associated with it'],
  ['-z nobody', 'the service account nobody does not exist in namespace hello'],
  ['-z robot --auth-basic=a:b', 'You may only specify a single authentication input as --auth-basic'],
  ['--auth-basic=a', '--auth-basic must be in the form user:password'],
  [
    '--registry=A_B!',
    'unable to check your credentials - pass --skip-check to bypass this error: invalid reference format',
  ],
] as const)
  test(`oc registry login ${flags} is refused`, async () => {
    const { stderr } = await runScripted(`registry login ${flags}`, account([{ name: 'robot-dockercfg' }]), {
      token: 'sha256~mine',
    });
    assert.equal(stderr, `${flags.startsWith('-z') ? DEPRECATED : ''}error: ${message}\n`);
  });
