import type { Clock, Timer } from '../../ports/clock.ts';
import type { TaskQueue } from '../clock/task-queue.ts';
import type { Outcome } from './controller.ts';

/** The delays of client-go's default rate limiter: 5 ms, doubled with each failure, at most 1000 s. */
const FIRST_DELAY = 5;
const LONGEST_DELAY = 1_000_000;

/**
 * The work queue of one controller: a key is in it at most once, is never worked on twice at a time, and comes back
 * after a failure with a growing delay.
 *
 * @see https://github.com/kubernetes/client-go/tree/master/util/workqueue
 */
export class WorkQueue {
  readonly #tasks: TaskQueue;
  readonly #clock: Clock;
  readonly #work: (key: string) => Promise<Outcome | void>;
  readonly #onError: (key: string, error: unknown) => void;
  readonly #queued = new Set<string>();
  readonly #running = new Set<string>();
  readonly #failures = new Map<string, number>();
  readonly #timers = new Map<string, Timer>();
  #closed = false;

  constructor(
    tasks: TaskQueue,
    clock: Clock,
    work: (key: string) => Promise<Outcome | void>,
    onError: (key: string, error: unknown) => void,
  ) {
    this.#tasks = tasks;
    this.#clock = clock;
    this.#work = work;
    this.#onError = onError;
  }

  add(key: string): void {
    if (this.#closed || this.#queued.has(key)) return;
    this.#queued.add(key);
    if (!this.#running.has(key)) this.#tasks.add(() => this.#process(key));
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers.values()) timer.cancel();
    this.#timers.clear();
  }

  async #process(key: string): Promise<void> {
    if (this.#closed) return;
    this.#queued.delete(key);
    this.#running.add(key);
    this.#cancel(key);
    try {
      const outcome = await this.#work(key);
      this.#failures.delete(key);
      if (outcome?.requeue) this.add(key);
      else if (outcome?.requeueAfter !== undefined) this.#later(key, outcome.requeueAfter);
    } catch (error) {
      this.#onError(key, error);
      const failures = this.#failures.get(key) ?? 0;
      this.#failures.set(key, failures + 1);
      this.#later(key, Math.min(FIRST_DELAY * 2 ** failures, LONGEST_DELAY));
    } finally {
      this.#running.delete(key);
      if (this.#queued.has(key) && !this.#closed) this.#tasks.add(() => this.#process(key));
    }
  }

  #later(key: string, delay: number): void {
    if (this.#closed) return;
    this.#cancel(key);
    this.#timers.set(
      key,
      this.#clock.after(delay, () => {
        this.#timers.delete(key);
        this.add(key);
      }),
    );
  }

  #cancel(key: string): void {
    this.#timers.get(key)?.cancel();
    this.#timers.delete(key);
  }
}
