import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { type ClientWorld, openClientWorld, type Type } from './client-world.ts';
import { type ClientName, findClient, skipWithout } from './find-client.ts';

const programs = await Promise.all(
  (['oc', 'kubectl'] as const).map(
    async (name): Promise<[ClientName, string | undefined]> => [name, await findClient(name)],
  ),
);
let world: ClientWorld | undefined;

const pods = ['one a', 'two a b']
  .map((line) => {
    const [name, ...containers] = line.split(' ');
    const image = 'docker.io/balazsszeti/hello:sleeper';
    const spec = { containers: containers.map((container) => ({ name: container, image })) };
    return JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'default' }, spec });
  })
  .join('\n');

before(async () => {
  if (programs.every(([, program]) => program === undefined)) return;
  world = await openClientWorld();
  using builtIn = await world.builtIn();
  const { exitCode, stderr } = await builtIn(['apply', '-f', '-'], pods);
  assert.equal(exitCode, 0, stderr);
  await builtIn(['wait', 'pod/one', 'pod/two', '--for=condition=Ready']);
});

after(() => world?.[Symbol.asyncDispose]());

interface Case {
  readonly line: string;
  readonly stdin?: string;
  readonly stdout?: RegExp | string;
  readonly stderr?: RegExp | string;
  readonly exitCode?: number;
}

const cases: readonly Case[] = [
  { line: 'exec one -- hostname', stdout: 'one\n' },
  {
    line: 'exec one -- sh -c echo\tout;echo\terr>&2;exit\t3',
    stdout: 'out\n',
    stderr: /^err\n.*code 3\n$/s,
    exitCode: 3,
  },
  { line: 'exec -i one -- cat', stdin: 'typed', stdout: 'typed' },
  { line: 'exec one -- nosuchcmd', stderr: /executable file not found in \$PATH/, exitCode: 255 },
  { line: 'exec one -- sh -c nosuchcmd', stderr: /sh: nosuchcmd: command not found/, exitCode: 127 },
  {
    line: 'exec two -- id -u',
    stdout: '1001\n',
    stderr: /Defaulted container "a" out of: a, b|Defaulting container name to a\./,
  },
  { line: 'exec two -c b -- id -u', stdout: '1001\n', stderr: '' },
  { line: 'exec two -c nosuch -- id', stderr: /container nosuch is not valid for pod two/, exitCode: 1 },
  { line: 'exec nosuch -- id', stderr: 'Error from server (NotFound): pods "nosuch" not found\n', exitCode: 1 },
  { line: 'logs one', stdout: 'balazsszeti/hello\n' },
  { line: 'logs one --timestamps', stdout: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z balazsszeti\/hello\n$/ },
  { line: 'logs one --tail=0', stdout: '' },
  { line: 'logs one --previous', stderr: /previous terminated container "a" in pod "one" not found/, exitCode: 1 },
  { line: 'logs two --all-containers', stdout: 'balazsszeti/hello\nbalazsszeti/hello\n' },
  { line: 'attach one', stderr: /cannot attach to a container, for no process runs in it/, exitCode: 1 },
  { line: 'port-forward one 0:80', stderr: /cannot forward ports/, exitCode: 1 },
];

for (const [name, program] of programs) {
  const options = { skip: skipWithout(program, name) };
  let type: Type;

  test(`${name} finds the cluster`, options, async () => {
    type = await (world as ClientWorld).client(program as string);
    assert.match((await type(['version'])).stdout, /(?:Server|Kubernetes) Version: .*v1\.32/);
  });

  for (const { line, stdin, stdout, stderr, exitCode = 0 } of cases)
    test(`${name} ${line}`, options, async () => {
      const words = line.split(' ').map((word) => word.replaceAll('\t', ' '));
      const actual = await type(words, stdin);
      const check = (text: string, expected: RegExp | string | undefined): void => {
        if (typeof expected === 'string') assert.equal(text, expected);
        else if (expected !== undefined) assert.match(text, expected);
      };
      check(actual.stdout, stdout);
      check(actual.stderr, stderr);
      assert.equal(actual.exitCode, exitCode, actual.stderr);
    });

  test(`${name} cp, there and back`, options, async () => {
    const { folder } = world as ClientWorld;
    await writeFile(path.join(folder, `${name}.txt`), `from ${name}\n`);
    for (const words of [
      ['cp', `${name}.txt`, `one:/tmp/${name}.txt`],
      ['cp', `one:/tmp/${name}.txt`, `${name}-back.txt`],
    ])
      assert.equal((await type(words)).exitCode, 0);
    assert.equal(await readFile(path.join(folder, `${name}-back.txt`), 'utf8'), `from ${name}\n`);
  });
}
