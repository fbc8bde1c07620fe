import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { openStandingCluster, type StandingCluster, until } from './standing-cluster.fixture.ts';

let cluster: StandingCluster;

before(async () => {
  cluster = await openStandingCluster();
});

after(() => cluster[Symbol.asyncDispose]());

/** A way to the API server that can be cut. */
class Wire {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #port = 0;

  constructor(target: number) {
    this.#server = createServer((socket) => {
      const onward = connect(target, '127.0.0.1');
      for (const [one, other] of [
        [socket, onward],
        [onward, socket],
      ] as const) {
        this.#sockets.add(one);
        one.on('error', () => other.destroy());
        one.pipe(other);
      }
    });
  }

  async open(): Promise<number> {
    await new Promise<void>((resolve) => void this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as { port: number }).port;
    return this.#port;
  }

  cut(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }
}

/** The port of a wire, in a kubeconfig of its own. @returns its path */
const kubeconfigOver = async (port: number): Promise<string> => {
  const file = path.join(cluster.folder, `wire-${port}.json`);
  const text = await readFile(cluster.facts.kubeconfig, 'utf8');
  await writeFile(file, text.replaceAll(cluster.facts.api, `https://127.0.0.1:${port}`));
  return file;
};

test('a connection that is lost for a while is survived, by commands and steps', async (context) => {
  const wire = new Wire(Number(new URL(cluster.facts.api).port));
  context.after(() => wire.cut());
  const KUBECONFIG = await kubeconfigOver(await wire.open());
  const feature = await cluster.feature(
    'lost',
    'Feature: lost\n  Scenario: one\n    Given the project "is-test"\n    When 3 seconds pass\n    And I run `oc create imagestream web`\n    And I run `oc get is`\n',
  );
  const running = cluster.start(['run', ...cluster.options, feature], { KUBECONFIG });
  await until(async () => (await cluster.projects()).length === 1);
  wire.cut();
  await new Promise((resolve) => void setTimeout(resolve, 6_000));
  await wire.open();
  const { exitCode, stdout, stderr } = await running;
  assert.equal(exitCode, 0, `${stdout}\n${stderr}`);
  assert.match(String(stdout), /1 scenario: 1 passed/);
});

/** A step that ends once the test has made this in the project, however long that takes it. */
const waitsToGoOn = '    When I run `oc wait --for=create configmap/go-on -n is-test --timeout=2m`\n';

const project = async (ending: string): Promise<string> => {
  const found = async () => (await cluster.projects()).find((name) => name.endsWith(ending));
  await until(async () => (await found()) !== undefined);
  return (await found()) ?? '';
};

test('credentials that expire in the middle make the scenario inconclusive', async () => {
  const KUBECONFIG = await cluster.login('developer');
  const feature = await cluster.feature(
    'expires',
    'Feature: expires\n  Scenario: one\n    Given the project "is-test"\n' +
      `${waitsToGoOn}    And I run \`oc get is\`\n    Then the internal registry stores nothing of "web"\n`,
  );
  const running = cluster.start(['run', ...cluster.options, feature], { KUBECONFIG });
  const made = await project('-is-test');
  await cluster.run(['oc', 'logout'], { KUBECONFIG });
  await cluster.oc(`create configmap go-on -n ${made}`);
  const { exitCode, stdout } = await running;
  assert.equal(exitCode, 2, String(stdout));
  assert.match(String(stdout), /INCONCLUSIVE/);
  await cluster.run(['clean', '--yes']);
});

test('a scenario that passes when it is tried again is flaky, never passed', async () => {
  const feature = await cluster.feature(
    'flaky',
    'Feature: flaky\n  Scenario: one\n    Given the project "is-test"\n' +
      `${waitsToGoOn}    And I run \`oc get configmap second -n default\`\n`,
  );
  const running = cluster.start(['run', ...cluster.options, '--retry', '1', feature]);
  await cluster.oc(`create configmap go-on -n ${await project('-1-is-test')}`);
  const again = await project('-2-is-test');
  await cluster.oc('create configmap second -n default');
  await cluster.oc(`create configmap go-on -n ${again}`);
  const { exitCode, stdout } = await running;
  assert.equal(exitCode, 0, String(stdout));
  assert.match(String(stdout), /1 scenario: 1 flaky/);
  const facts = JSON.parse(await readFile(path.join(cluster.folder, 'reports/facts.json'), 'utf8'));
  assert.equal(facts.experiments[0].outcome, 'flaky');
  assert.equal(facts.experiments[0].attempts, 2);
});

test('the parts of a sharded run are all of it', async () => {
  const scenarios = ['a', 'b', 'c'].map((name) => `  Scenario: ${name}\n    Given the project "is-test"\n`).join('');
  const feature = await cluster.feature('shards', `Feature: shards\n${scenarios}`);
  const counts = await Promise.all(
    ['1/2', '2/2'].map(async (part, index) => {
      const reports = ['--reports', path.join(cluster.folder, `part-${index}`)];
      const { stdout } = await cluster.run(['run', ...cluster.options, ...reports, '--shard', part, feature]);
      return Number(/(\d+) scenarios?: \d+ passed/.exec(stdout)?.[1]);
    }),
  );
  assert.deepEqual(counts.toSorted(), [1, 2]);
});
