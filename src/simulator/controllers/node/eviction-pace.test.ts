import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, nodeControllersWorld as world } from './testing/node-controllers-world.ts';

test('nodes that fall silent at a time are cleared of their pods one after another', async () => {
  const { addNode, tell, taints, advance } = await world();
  for (const name of ['m-0', 'm-1']) {
    await addNode(name);
    await tell(name, [ready('True')]);
  }
  const expelling = () => ['m-0', 'm-1'].map((name) => taints(name).some(({ effect }) => effect === 'NoExecute'));
  for (const name of ['m-0', 'm-1']) await tell(name, [ready('False')]);
  assert.deepEqual(expelling(), [true, false]);
  await advance(10_000);
  assert.deepEqual(expelling(), [true, true]);
});

test('where most nodes of a zone are silent no further ones are cleared, until some are back', async () => {
  const { addNode, tell, taints, advance } = await world();
  const names = ['m-0', 'm-1', 'm-2', 'm-3'];
  for (const name of names) {
    await addNode(name);
    await tell(name, [ready('True')]);
  }
  const expelled = () => names.filter((name) => taints(name).some(({ effect }) => effect === 'NoExecute'));
  for (const name of names) await tell(name, [ready('False')]);
  await advance(20_000);
  assert.deepEqual(expelled(), ['m-0']);
  await tell('m-3', [ready('True')]);
  await tell('m-2', [ready('True')]);
  await advance(20_000);
  assert.deepEqual(expelled(), ['m-0', 'm-1']);
});

test('where no node is ready none is cleared', async () => {
  const { addNode, tell, taints } = await world();
  await addNode('m-0');
  await tell('m-0', [ready('False')]);
  assert.equal(taints('m-0').length, 2);
  await tell('worker-9', [ready('False')]);
  assert.deepEqual(
    taints('m-0').map(({ effect }) => effect),
    ['NoSchedule'],
  );
});
