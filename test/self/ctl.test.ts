import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, type TestContext, test } from 'node:test';
import { execa } from 'execa';
import { runTerminalOc } from '../../src/targets/terminal-oc.ts';

const program = path.resolve(import.meta.dirname, '../../bin/streamproof.js');
let folder: string;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ctl-'));
});

after(() => rm(folder, { recursive: true }));

const up = async (context: TestContext, ...words: string[]) => {
  const child = execa(process.execPath, [program, 'up', '--json', ...words], {
    env: { TMPDIR: folder },
    reject: false,
  });
  const end = async (): Promise<void> => {
    child.kill('SIGINT');
    await child;
  };
  context.after(end);
  const { value: line } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  return { ...(JSON.parse(line as string) as { kubeconfig: string; api: string }), end };
};

const streamproof = (words: string) =>
  execa(process.execPath, [program, ...words.split(' ')], {
    env: { TMPDIR: folder },
    reject: false,
    stdin: 'ignore',
  });

/** The built-in oc on the cluster of a kubeconfig, in this process: what is tried here is the other command. */
const oc = async (kubeconfig: string, words: string): Promise<string> => {
  const output: string[] = [];
  const outer = process.env['KUBECONFIG'];
  process.env['KUBECONFIG'] = kubeconfig;
  try {
    const print = (text: string): void => void output.push(text);
    await runTerminalOc(words.split(' '), { stdout: print, stderr: print, signal: new AbortController().signal });
  } finally {
    if (outer === undefined) delete process.env['KUBECONFIG'];
    else process.env['KUBECONFIG'] = outer;
  }
  return output.join('');
};

const ctl = async (words: string): Promise<unknown> => {
  const { stdout, stderr, exitCode } = await streamproof(`ctl ${words} --json`);
  assert.equal(exitCode, 0, stderr);
  return JSON.parse(stdout);
};

test('without a cluster it says how to start one', async () => {
  const { stderr, exitCode } = await streamproof('ctl clock');
  assert.equal(exitCode, 2);
  assert.match(stderr, /No cluster is running\.\n {2}try {2}.*streamproof up/);
});

test('another terminal moves the clock, breaks a registry and reads its log', async (context) => {
  const { kubeconfig } = await up(context, '--clock', 'virtual');
  const { now } = (await ctl('clock')) as { now: string };
  const later = (await ctl('clock advance 15m')) as { now: string };
  assert.equal(Date.parse(later.now) - Date.parse(now), 900_000);
  await ctl('registry docker.io status 503');
  await oc(kubeconfig, 'new-project is-test');
  await oc(kubeconfig, 'tag docker.io/openshift/hello-openshift hello:1');
  assert.match(await oc(kubeconfig, 'get is/hello -o yaml'), /503 Service Unavailable/);
  const { stdout } = await streamproof('ctl registry docker.io journal --json');
  assert.equal(JSON.parse(stdout.split('\n').at(-1) ?? '').status, 503);
  await ctl('registry docker.io start');
  await oc(kubeconfig, 'import-image hello:1');
  assert.match(await oc(kubeconfig, 'get is/hello -o yaml'), /docker\.io\/openshift\/hello-openshift@sha256/);
});

test('a snapshot brings a cluster back in another one', async (context) => {
  const first = await up(context, '--clock', 'virtual');
  await oc(first.kubeconfig, 'new-project is-test');
  await oc(
    first.kubeconfig,
    'import-image hello:1 --from=docker.io/openshift/hello-openshift --reference-policy=local --confirm',
  );
  await oc(first.kubeconfig, 'new-app --name web -i hello:1');
  await ctl('clock advance 10s');
  assert.match(await oc(first.kubeconfig, 'get pods -n is-test'), /web-\S+ +1\/1 +Running/);
  const file = path.join(folder, 'saved.tar');
  await ctl(`snapshot save ${file}`);
  const before = await ctl('nodes');
  await oc(first.kubeconfig, 'delete project is-test');
  await ctl(`snapshot restore ${file}`);
  await ctl('clock advance 10s');
  assert.match(await oc(first.kubeconfig, 'get pods -n is-test'), /web-\S+ +1\/1 +Running/);
  await first.end();

  const second = await up(context, '--clock', 'virtual', '--snapshot', file);
  assert.deepEqual(await ctl('nodes'), before);
  await ctl('clock advance 10s');
  assert.match(await oc(second.kubeconfig, 'get pods -n is-test'), /web-\S+ +1\/1 +Running/);
  await ctl('registry docker.io stop');
  await oc(second.kubeconfig, 'delete pods --all -n is-test');
  await ctl('clock advance 60s');
  assert.match(await oc(second.kubeconfig, 'get pods -n is-test'), /web-\S+ +1\/1 +Running/);
  await rm(file);
});

test('when several clusters run, it lists them and asks which', async (context) => {
  const [first, second] = [await up(context), await up(context)];
  const { stderr, exitCode } = await streamproof('ctl clock');
  assert.equal(exitCode, 64);
  for (const { api } of [first, second]) assert.ok(stderr.includes(api), stderr);
  const { clock } = (await ctl(`clock --cluster ${new URL(second.api).port}`)) as { clock: string };
  assert.equal(clock, 'real');
  const refused = await streamproof(`ctl clock advance 15m --cluster ${first.api}`);
  assert.match(refused.stderr, /follows real time.*\n {2}try {2}.*--clock virtual/);
});

test('nothing is left in the temp directory', async () => assert.deepEqual(await readdir(folder), []));
