/**
 * Counts the work that is under way, so that "the cluster has come to rest" is a fact and not a guess: queued
 * reconciles, pulls, imports, mirroring. Idle means that nothing will change until time moves or somebody asks.
 */
export class Activity {
  #running = 0;
  #waiting: (() => void)[] = [];

  begin(): void {
    this.#running++;
  }

  end(): void {
    this.#running--;
    if (this.#running === 0) {
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const resume of waiting) resume();
    }
  }

  async track<T>(work: Promise<T>): Promise<T> {
    this.begin();
    try {
      return await work;
    } finally {
      this.end();
    }
  }

  /** Resolves when nothing is under way, also if what ended has set off something new. */
  async settled(): Promise<void> {
    while (this.#running > 0) {
      await new Promise<void>((resume) => this.#waiting.push(resume));
    }
  }
}
