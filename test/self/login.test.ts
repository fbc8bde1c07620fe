import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { openStandingCluster, type StandingCluster } from './standing-cluster.fixture.ts';

let cluster: StandingCluster;

before(async () => {
  cluster = await openStandingCluster();
});

after(() => cluster[Symbol.asyncDispose]());

const oc = (words: readonly string[], KUBECONFIG: string) => cluster.run(['oc', ...words], { KUBECONFIG });

test('a login makes the kubeconfig that there was not', async () => {
  const { api, ca } = cluster.facts;
  const file = path.join(cluster.folder, 'new/config');
  const trust = `--certificate-authority=${ca}`;
  const wrong = await oc(['login', api, '-u', 'developer', '-p', 'wrong', trust], file);
  assert.equal(wrong.exitCode, 1);
  assert.match(wrong.stdout, /^Login failed \(401 Unauthorized\)/);
  assert.match((await oc(['whoami'], file)).stderr, /there is no kubeconfig/, 'nothing is kept of it');
  const { exitCode, stdout } = await oc(['login', api, '-u', 'developer', '-p', 'developer', trust], file);
  assert.equal(exitCode, 0);
  assert.match(stdout, /^Login successful\.\n/);
  assert.equal((await oc(['whoami'], file)).stdout, 'developer');
  assert.equal((await oc(['new-project', 'mine'], file)).exitCode, 0);
  const host = new URL(api).host.replaceAll('.', '-');
  assert.equal((await oc(['config', 'current-context'], file)).stdout, `mine/${host}/developer`);
});

test('a login with a token of another user leaves the entries of others alone', async () => {
  const developer = await cluster.login('developer');
  const token = (await oc(['whoami', '-t'], developer)).stdout;
  const admin = await cluster.login('kubeadmin');
  const again = await oc(['login', `--token=${token}`], admin);
  assert.match(again.stdout, /^Logged into "\S+" as "developer" using the token provided\./);
  assert.equal((await oc(['whoami'], admin)).stdout, 'developer');
  const { api } = cluster.facts;
  const elsewhere = path.join(cluster.folder, 'other');
  const words = ['login', `--server=${api}`, `--token=${token}`, '--insecure-skip-tls-verify'];
  assert.match((await oc(words, elsewhere)).stdout, /^Logged into/m);
  assert.equal((await oc(['whoami'], elsewhere)).stdout, 'developer');
});
