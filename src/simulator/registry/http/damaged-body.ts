import { Transform, type TransformCallback } from 'node:stream';
import type { FaultEffect } from './faults.ts';

/** Does to a body what the faults say: changes its last byte, or breaks off with an error. */
export class DamagedBody extends Transform {
  readonly #corrupts: boolean;
  readonly #limit: number;
  #passed = 0;
  #held: Buffer | undefined;

  constructor(effects: readonly FaultEffect[]) {
    super();
    this.#corrupts = effects.some((effect) => effect.kind === 'corrupt');
    this.#limit = Math.min(
      ...effects.map((effect) => (effect.kind === 'reset' ? effect.afterBytes : Number.POSITIVE_INFINITY)),
    );
  }

  /** Whether any of the effects concerns bodies. */
  static needed(effects: readonly FaultEffect[]): boolean {
    return effects.some((effect) => effect.kind === 'corrupt' || effect.kind === 'reset');
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const room = this.#limit - this.#passed;
    if (chunk.length >= room) {
      this.push(chunk.subarray(0, room));
      done(new Error('the connection is to be reset here'));
      return;
    }
    this.#passed += chunk.length;
    if (!this.#corrupts) {
      done(null, chunk);
      return;
    }
    if (this.#held) this.push(this.#held);
    this.#held = chunk;
    done();
  }

  override _flush(done: TransformCallback): void {
    if (this.#held) {
      const last = Buffer.from(this.#held);
      last[last.length - 1] = (last[last.length - 1] as number) ^ 0xff;
      this.push(last);
    }
    done(this.#limit === Number.POSITIVE_INFINITY ? null : new Error('the connection is to be reset here'));
  }
}
