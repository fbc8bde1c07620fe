import type { Clock } from '../../../ports/clock.ts';

/** Milliseconds that the registry remembers for. */
const memory = 10 * 60 * 1000;

/** Remembers for a while which blobs belong to the images that a repository has served. */
export class RepositoryDigests {
  readonly #clock: Clock;
  readonly #until = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  remember(repository: string, digests: Iterable<string>): void {
    const until = this.#clock.now() + memory;
    for (const digest of digests) this.#until.set(`${repository}@${digest}`, until);
  }

  knows(repository: string, digest: string): boolean {
    return (this.#until.get(`${repository}@${digest}`) ?? 0) > this.#clock.now();
  }
}
