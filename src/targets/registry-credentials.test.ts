import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { demandCredentials } from './registry-credentials.ts';

let directory = '';
before(async () => void (directory = await mkdtemp(path.join(tmpdir(), 'auth-'))));
after(() => rm(directory, { recursive: true }));

const demanded = async (content: string): Promise<string[]> => {
  const file = path.join(directory, 'auth.json');
  await writeFile(file, content);
  const seen: string[] = [];
  const registry = (host: string) => ({
    useAccess: ({ users }: { users: readonly { username: string; password: string }[] }) =>
      void seen.push(...users.map(({ username, password }) => `${host} ${username}:${password}`)),
  });
  await demandCredentials(new Map(['docker.io', 'registry.redhat.io'].map((host) => [host, registry(host)])), file);
  return seen;
};

test('a registry that the file names serves its user only', async () => {
  const auth = Buffer.from('acme:s3cret').toString('base64');
  assert.deepEqual(await demanded(JSON.stringify({ auths: { 'registry.redhat.io': { auth } } })), [
    'registry.redhat.io acme:s3cret',
  ]);
});

test('a file for other registries is a mistake', async () => {
  await assert.rejects(demanded('{"auths": {"example.com": {"auth": "YTpi"}}}'), ConfigurationError);
});

test('a file that is not there is a mistake', async () => {
  await assert.rejects(demandCredentials(new Map(), path.join(directory, 'nowhere.json')), /cannot be read/);
});
