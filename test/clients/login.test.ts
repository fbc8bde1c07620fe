import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type ClientWorld, openClientWorld, type Type } from './client-world.ts';
import { findClient, skipWithout } from './find-client.ts';

const program = await findClient('oc');
const options = { skip: skipWithout(program, 'oc') };
let world: ClientWorld;
let oc: Type;
let admin: Type;

before(async () => {
  if (program === undefined) return;
  world = await openClientWorld();
  oc = await world.client(program, 'none');
  admin = await world.client(program);
});

after(() => world?.[Symbol.asyncDispose]());

const printed = async (type: Type, words: string): Promise<string> => {
  const { stdout, stderr } = await type(words.split(' '));
  return stdout + stderr.replaceAll(/^W\d{4} .*\n/gm, '');
};

const login = (user: string, password: string): string =>
  `login ${world.cluster.facts.api} -u ${user} -p ${password} --certificate-authority=${world.cluster.facts.ca}`;

test('a wrong password is refused', options, async () => {
  const { stdout, stderr, exitCode } = await oc(login('developer', 'wrong').split(' '));
  assert.match(stdout + stderr, /Login failed \(401 Unauthorized\)\nVerify you have provided the correct credentials/);
  assert.equal(exitCode, 1);
});

test('a user works in her own project, and sees no other', options, async () => {
  assert.match(
    await printed(oc, login('developer', 'developer')),
    /Login successful[\s\S]*You don't have any projects/,
  );
  assert.equal(await printed(oc, 'whoami'), 'developer\n');
  assert.match(await printed(oc, 'new-project mine'), /Now using project "mine"/);
  await printed(admin, 'new-project other');
  assert.match(await printed(oc, 'projects'), /You have one project on this server: "mine"/);
  assert.match(
    await printed(oc, 'get pods -n other'),
    /pods is forbidden: User "developer" cannot list resource "pods" in API group "" in the namespace "other"/,
  );
  assert.match(await printed(oc, 'project other'), /You are not a member of project "other"/);
});

test('nobody gives away what she does not hold', options, async () => {
  assert.match(await printed(oc, 'adm policy add-role-to-user view ann'), /view added: "ann"/);
  assert.match(
    await printed(oc, 'adm policy add-role-to-user cluster-admin ann'),
    /attempting to grant RBAC permissions not currently held:\n\{APIGroups:\["\*"\], Resources:\["\*"\], Verbs:\["\*"\]\}/,
  );
});

test('an administrator acts as somebody else', options, async () => {
  assert.equal(await printed(admin, 'auth can-i list pods -n mine --as ann'), 'yes\n');
  assert.equal(await printed(admin, 'auth can-i create pods -n mine --as ann'), 'no\n');
  assert.match(await printed(oc, 'get pods --as ann'), /User "developer" cannot impersonate resource "users"/);
  assert.match(await printed(admin, 'policy who-can delete pods -n mine'), /Users: {2}developer\n/);
});

test('the token of a login serves elsewhere, until its user logs out', options, async () => {
  const token = (await printed(oc, 'whoami -t')).trim();
  const elsewhere = await world.client(program as string, 'none');
  const { api, ca } = world.cluster.facts;
  const words = `login --token=${token} --server=${api} --certificate-authority=${ca}`;
  assert.match(await printed(elsewhere, words), /Logged into ".*" as "developer" using the token provided/);
  assert.match(await printed(admin, 'get users'), /^developer .* developer:developer\s*$/m);
  assert.match(await printed(admin, 'get oauthaccesstokens'), /^sha256~\S+ +developer +openshift-challenging-client /m);
  assert.match(await printed(oc, 'logout'), /Logged "developer" out/);
  assert.match(await printed(elsewhere, words), /The token provided is invalid or expired/);
});

test('the administrator of the cluster logs in with the password that up prints', options, async () => {
  const { kubeadmin } = world.cluster.facts.passwords;
  assert.match(await printed(oc, login('kubeadmin', kubeadmin)), /You have access to the following projects/);
  assert.equal(await printed(oc, 'auth can-i * *'), 'yes\n');
});

test('a service account works with a token of its own', options, async () => {
  const token = (await printed(admin, 'create token default -n mine')).trim();
  const { api, ca } = world.cluster.facts;
  const account = await world.client(program as string, 'none');
  const words = `--token=${token} --server=${api} --certificate-authority=${ca}`;
  assert.equal(await printed(account, `whoami ${words}`), 'system:serviceaccount:mine:default\n');
});
