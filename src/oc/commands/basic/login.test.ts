import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runOc } from '../../run-oc.ts';
import { type Script, scriptedApi } from '../../testing/scripted-api.ts';

const script = (...projects: string[]): Script => ({
  'POST /apis/authentication.k8s.io/v1/selfsubjectreviews': { status: { userInfo: { username: 'developer' } } },
  'GET /apis/user.openshift.io/v1/users/~': { metadata: { name: 'developer' } },
  'GET /apis/project.openshift.io/v1/projects': {
    items: projects.map((name) => ({ metadata: { name } })),
    metadata: {},
  },
  'GET /apis/project.openshift.io/v1/projectrequests': { status: 'Success' },
});

const cases: ReadonlyArray<{ name: string; projects: string[]; begins: string; says: RegExp }> = [
  { name: 'no project', projects: [], begins: '', says: /^You don't have any projects\. You can try to create/m },
  { name: 'one project', projects: ['mine'], begins: 'mine', says: /^Using project "mine"\.$/m },
  { name: 'the project of before', projects: ['a', 'hello'], begins: 'hello', says: /^ {2}\* hello$/m },
];

for (const { name, projects, begins, says } of cases)
  test(`who logs in and has ${name} begins there`, async () => {
    const became: unknown[] = [];
    let stdout = '';
    const api = scriptedApi(script(...projects));
    const code = await runOc(['login', '--token=sha256~a'], {
      api,
      signIn: async () => api,
      session: {
        user: 'system:admin',
        namespace: 'hello',
        setNamespace: () => assert.fail('a context of its own would be left behind'),
        setUser: (...user) => void became.push(user),
      },
      now: () => 0,
      stdout: (text) => void (stdout += text),
      stderr: () => undefined,
    });
    assert.equal(code, 0);
    assert.match(stdout, says);
    assert.deepEqual(became, [['developer', 'sha256~a', begins]]);
  });
