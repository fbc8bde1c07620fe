import type { ContainerView } from '../process.ts';

/** A command that a shell has started with `&`. */
export interface Job {
  readonly id: string;
  /** What it ended with. */
  code: number | undefined;
}

/** What runs besides the commands of a shell, and is waited for by none but `wait`. */
export class Jobs {
  readonly #container: Pick<ContainerView, 'course'>;
  readonly #jobs = new Map<string, Job>();
  readonly #waiting = new Set<() => void>();
  readonly #firstId: number;

  constructor(container: Pick<ContainerView, 'course'>, firstId: number) {
    this.#container = container;
    this.#firstId = firstId;
  }

  /** The job that was started last. */
  get last(): string | undefined {
    return [...this.#jobs.keys()].at(-1);
  }

  find(id: string): Job | undefined {
    return this.#jobs.get(id);
  }

  start(work: (job: Job) => Promise<number>): void {
    const job: Job = { id: String(this.#firstId + this.#jobs.size), code: undefined };
    this.#jobs.set(job.id, job);
    this.#container.course?.begin();
    void work(job)
      .catch(() => 1)
      .then((code) => {
        this.end(job, code);
        this.#container.course?.end();
      });
  }

  end(job: Job, code: number): void {
    job.code ??= code;
    for (const wake of this.#waiting) wake();
  }

  /**
   * Waits until the named job has ended, or all have, or something else happens.
   *
   * @param interrupted registers what wakes up the wait before its time
   */
  async wait(id: string | undefined, interrupted: (wake: () => void) => () => void): Promise<void> {
    const { course } = this.#container;
    let isInterrupted = false;
    while (!isInterrupted && this.#running(id)) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = (): void => {
        if (!this.#waiting.delete(wake)) return;
        // Whoever waits goes on from here, before the one that woke it is seen to rest.
        course?.begin();
        resolve();
      };
      this.#waiting.add(wake);
      const forget = interrupted(() => {
        isInterrupted = true;
        wake();
      });
      course?.end();
      await promise;
      forget();
    }
  }

  #running(id: string | undefined): boolean {
    return id === undefined
      ? [...this.#jobs.values()].some(({ code }) => code === undefined)
      : this.#jobs.has(id) && this.#jobs.get(id)?.code === undefined;
  }
}
