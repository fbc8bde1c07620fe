import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kubeconfig } from '../../../ports/kubeconfig-store.ts';
import { runOc } from '../../run-oc.ts';

const start: Kubeconfig = {
  'current-context': 'demo/a/jane',
  clusters: [{ name: 'a', cluster: { server: 'https://a:6443', 'certificate-authority-data': 'eA==' } }],
  contexts: [{ name: 'demo/a/jane', context: { cluster: 'a', user: 'jane/a', namespace: 'demo' } }],
  users: [{ name: 'jane/a', user: { token: 'sha256~secret' } }],
};

/** Runs `oc config` lines one after another on one kubeconfig. */
const configure = async (...lines: string[]): Promise<{ config: Kubeconfig; output: string[] }> => {
  let config = structuredClone(start);
  const output: string[] = [];
  for (const line of lines) {
    let text = '';
    const write = (chunk: string): void => void (text += chunk);
    await runOc(['config', ...line.split(' ')], {
      api: { server: 'https://a:6443' } as never,
      session: { user: 'jane', namespace: 'demo', setNamespace: () => undefined },
      kubeconfig: {
        path: '/home/jane/.kube/config',
        read: async () => structuredClone(config),
        write: async (changed) => void (config = changed),
      },
      now: () => 0,
      stdout: write,
      stderr: write,
    });
    output.push(text);
  }
  return { config, output };
};

test('contexts are made, renamed, chosen and deleted', async () => {
  const { config, output } = await configure(
    'set-context other --cluster=a --user=jane/a --namespace=test',
    'rename-context other test',
    'use-context test',
    'delete-context demo/a/jane',
    'delete-context demo/a/jane',
  );
  assert.deepEqual(output, [
    'Context "other" created.\n',
    'Context "other" renamed to "test".\n',
    'Switched to context "test".\n',
    'deleted context demo/a/jane from /home/jane/.kube/config\n',
    'error: cannot delete context demo/a/jane, not in /home/jane/.kube/config\n',
  ]);
  assert.equal(config['current-context'], 'test');
  assert.deepEqual(config.contexts, [{ name: 'test', context: { cluster: 'a', user: 'jane/a', namespace: 'test' } }]);
});

test('a view has no secrets unless they are asked for', async () => {
  const { output } = await configure('view', 'view --raw');
  assert.match(output[0] as string, /certificate-authority-data: DATA\+OMITTED[\s\S]*token: REDACTED/);
  assert.match(output[1] as string, /certificate-authority-data: eA==[\s\S]*token: sha256~secret/);
});

test('single fields are set and taken away', async () => {
  const { config, output } = await configure(
    'set clusters.b.example.server https://b',
    'unset users.jane/a',
    'set nope x',
  );
  assert.deepEqual(config.clusters[1], { name: 'b.example', cluster: { server: 'https://b' } });
  assert.deepEqual(config.users, []);
  assert.equal(output[2], 'error: unable to parse nope after [] at api.Config\n');
});
