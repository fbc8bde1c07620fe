import { randomBytes } from 'node:crypto';
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads';
import { systemClock } from '../../adapters/system-clock.ts';

/** Milliseconds between two requests: 20 a second. */
const interval = 50;

/** So many requests may come at once after a pause. */
const burst = 20;

const key = 'streamproof.run';

/** The places of the shared numbers. */
const slots = { earliest: 0, experiments: 1, stopped: 2, busy: 3, imagesLeft: 4 } as const;

/**
 * What the threads of a run share: its identifier, the count of its experiments, the pace at which they ask the cluster, and
 * whether they may go on. The first thread makes it; threads that are started later find it.
 */
export class SharedRun {
  /** Five hexadecimal digits. */
  readonly id: string;
  readonly #numbers: BigInt64Array;

  constructor(id: string, memory: SharedArrayBuffer) {
    this.id = id;
    this.#numbers = new BigInt64Array(memory);
  }

  /** The run that this thread belongs to; a new one where there is none. */
  static current(): SharedRun {
    const known = getEnvironmentData(key) as unknown as { id: string; memory: SharedArrayBuffer } | undefined;
    return known === undefined ? SharedRun.begin() : new SharedRun(known.id, known.memory);
  }

  /** Makes a new run the one of this thread, and of those that it starts. */
  static begin(): SharedRun {
    const run = {
      id: randomBytes(4).toString('hex').slice(0, 5),
      memory: new SharedArrayBuffer(Object.keys(slots).length * 8),
    };
    setEnvironmentData(key, run);
    return new SharedRun(run.id, run.memory);
  }

  /** Whether its experiments have been told to end. */
  get isStopped(): boolean {
    return Atomics.load(this.#numbers, slots.stopped) !== 0n;
  }

  /** From here on nothing new is begun, in any thread. */
  stop(): void {
    Atomics.store(this.#numbers, slots.stopped, 1n);
  }

  /** Does something with the cluster when it is its turn, unless the run has been told to end: then it is never done. */
  async send<T>(work: () => Promise<T>): Promise<T> {
    if (this.isStopped) return new Promise<never>(() => undefined);
    return this.close(work);
  }

  /** The same for what has to be done also at the end. */
  async close<T>(work: () => Promise<T>): Promise<T> {
    Atomics.add(this.#numbers, slots.busy, 1n);
    try {
      await this.#turn();
      return await work();
    } finally {
      Atomics.sub(this.#numbers, slots.busy, 1n);
      Atomics.notify(this.#numbers, slots.busy);
    }
  }

  /** Resolves when no thread is doing anything with the cluster, at the latest after so many milliseconds. */
  async quiet(atMost: number): Promise<void> {
    const end = systemClock.now() + atMost;
    for (;;) {
      const busy = Atomics.load(this.#numbers, slots.busy);
      const rest = end - systemClock.now();
      if (busy === 0n || rest <= 0) return;
      const wait = Atomics.waitAsync(this.#numbers, slots.busy, busy, rest);
      if (wait.async) await wait.value;
    }
  }

  /** The number of another experiment, which no other one has. */
  nextExperiment(): number {
    return Number(Atomics.add(this.#numbers, slots.experiments, 1n)) + 1;
  }

  /** How many of the images that it pushed could not be deleted. */
  get imagesLeft(): number {
    return Number(Atomics.load(this.#numbers, slots.imagesLeft));
  }

  leaveImages(count: number): void {
    Atomics.add(this.#numbers, slots.imagesLeft, BigInt(count));
  }

  /** Waits until another request may be sent. */
  async #turn(): Promise<void> {
    for (;;) {
      const now = BigInt(systemClock.now());
      const planned = Atomics.load(this.#numbers, slots.earliest);
      const mine = planned > now ? planned : now;
      if (Atomics.compareExchange(this.#numbers, slots.earliest, planned, mine + BigInt(interval)) !== planned)
        continue;
      const wait = Number(mine - now) - burst * interval;
      if (wait > 0) await systemClock.advance(wait);
      return;
    }
  }
}
