import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';

/** A process that relays to one that runs this code. */
const relayTo = (code: string): ChildProcess => {
  const script = `import { relay } from ${JSON.stringify(new URL('./relay.js', import.meta.url).href)};
    await relay(process.execPath, ['--input-type=module', '--eval', ${JSON.stringify(code)}]);`;
  return spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
};

const outputOf = (child: ChildProcess): { text: string } => {
  const output = { text: '' };
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    output.text += chunk;
  });
  return output;
};

test('the exit code comes back', async () => {
  const child = relayTo('process.exitCode = 7;');
  assert.deepEqual(await once(child, 'exit'), [7, null]);
});

test('a signal reaches the program once, and its answer comes back', async () => {
  const child = relayTo(`
    let count = 0;
    process.on('SIGINT', () => { count += 1; setTimeout(() => { console.log('signals', count); process.exit(3); }, 50); });
    setInterval(() => {}, 1000);
    console.log('ready');`);
  const output = outputOf(child);
  await once(child.stdout ?? child, 'data');
  child.kill('SIGINT');
  assert.deepEqual(await once(child, 'close'), [3, null]);
  assert.equal(output.text, 'ready\nsignals 1\n');
});

test('a program that a signal ends makes its relay end so, too', async () => {
  const child = relayTo("process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000);");
  assert.deepEqual(await once(child, 'exit'), [null, 'SIGTERM']);
});

test('a program whose relay is killed notices', async () => {
  const child = relayTo(`
    process.once('disconnect', () => { console.log('alone'); process.exit(); });
    console.log('ready');`);
  const output = outputOf(child);
  await once(child.stdout ?? child, 'data');
  child.kill('SIGKILL');
  await once(child, 'close');
  assert.equal(output.text, 'ready\nalone\n');
});
