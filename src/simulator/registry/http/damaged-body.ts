import type { FaultEffect } from './faults.ts';

/** Whether any of the effects concerns bodies. */
export const damagesBody = (effects: readonly FaultEffect[]): boolean =>
  effects.some(({ kind }) => kind === 'corrupt' || kind === 'reset');

/**
 * Does to a body what the faults say: changes its last byte, or breaks off.
 *
 * @throws {Error} where the connection is to be reset
 */
export async function* damagedBody(
  source: AsyncIterable<Buffer>,
  effects: readonly FaultEffect[],
): AsyncGenerator<Buffer, void> {
  const corrupts = effects.some(({ kind }) => kind === 'corrupt');
  const limit = Math.min(
    ...effects.map((effect) => (effect.kind === 'reset' ? effect.afterBytes : Number.POSITIVE_INFINITY)),
  );
  let passed = 0;
  let held = Buffer.alloc(0);
  for await (const chunk of source) {
    const room = limit - passed;
    if (chunk.length >= room) {
      yield chunk.subarray(0, room);
      break;
    }
    passed += chunk.length;
    if (!corrupts) {
      yield chunk;
      continue;
    }
    if (held.length > 0) yield held;
    held = Buffer.from(chunk);
  }
  if (limit !== Number.POSITIVE_INFINITY) throw new Error('the connection is to be reset here');
  if (held.length > 0) held[held.length - 1] = (held[held.length - 1] as number) ^ 0xff;
  if (held.length > 0) yield held;
}
