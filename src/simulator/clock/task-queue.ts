import type { Activity } from './activity.ts';

type Task = () => Promise<void>;

/** After so many milliseconds of tasks the event loop gets a turn, so that requests are answered soon under load. */
const TURN = 2;

/**
 * Where all reconciles and pulls of a cluster run. With one slot (virtual time) they run strictly one after another in
 * the order in which they were asked for: that is what makes a run repeatable. In real time several run side by side.
 */
export class TaskQueue {
  readonly #tasks: Task[] = [];
  readonly #activity: Activity;
  #free: number;
  #head = 0;
  #turnStarted = 0;

  constructor(activity: Activity, slots: number) {
    this.#activity = activity;
    this.#free = slots;
  }

  /** Tasks handle their own errors: one that rejects is a defect of the simulator. */
  add(task: Task): void {
    this.#activity.begin();
    this.#tasks.push(task);
    if (this.#free > 0) {
      this.#free--;
      void this.#work();
    }
  }

  async #work(): Promise<void> {
    await undefined;
    for (let task = this.#take(); task !== undefined; task = this.#take()) {
      try {
        await task();
      } finally {
        this.#activity.end();
      }
      await this.#yieldWhenLong();
    }
    this.#free++;
  }

  #take(): Task | undefined {
    const task = this.#tasks[this.#head];
    if (task === undefined) {
      this.#tasks.length = 0;
      this.#head = 0;
      return undefined;
    }
    this.#head++;
    return task;
  }

  async #yieldWhenLong(): Promise<void> {
    const now = performance.now();
    if (now - this.#turnStarted > TURN) {
      await new Promise((resume) => setImmediate(resume));
      this.#turnStarted = performance.now();
    }
  }
}
