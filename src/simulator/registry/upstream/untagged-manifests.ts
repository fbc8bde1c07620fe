import type { Clock, Timer } from '../../../ports/clock.ts';

interface UntaggedManifestsOptions {
  readonly clock: Clock;
  /** How long they are kept at first, milliseconds; see `retentions`. */
  readonly retention: number;
  /** Removes a manifest, unless a tag or one of the other manifests that are still kept needs it. */
  readonly drop: (repository: string, digest: string, kept: readonly string[]) => Promise<void>;
  /** Counts what goes on behind the requests. */
  readonly track: (work: Promise<void>) => void;
}

interface Untagged {
  readonly repository: string;
  readonly digest: string;
  readonly since: number;
}

/** The manifests that lost a tag, until their time is over. A tag that comes back and goes again starts the time anew. */
export class UntaggedManifests {
  readonly #options: UntaggedManifestsOptions;
  readonly #waiting = new Map<string, Untagged>();
  #retention: number;
  #timer: Timer | undefined;

  constructor(options: UntaggedManifestsOptions) {
    this.#options = options;
    this.#retention = options.retention;
  }

  /** A tag of the repository no longer names this manifest. */
  async note(repository: string, digest: string): Promise<void> {
    const key = `${repository}@${digest}`;
    this.#waiting.delete(key);
    this.#waiting.set(key, { repository, digest, since: this.#options.clock.now() });
    await this.#dropDue();
  }

  /** Keeps manifests so long from now on, also those that wait already. */
  async retain(retention: number): Promise<void> {
    this.#retention = retention;
    await this.#dropDue();
  }

  async #dropDue(): Promise<void> {
    const { clock, drop } = this.#options;
    for (const [key, { repository, digest, since }] of this.#waiting) {
      if (since + this.#retention > clock.now()) break;
      this.#waiting.delete(key);
      const kept = [...this.#waiting.values()].filter((other) => other.repository === repository);
      await drop(
        repository,
        digest,
        kept.map((other) => other.digest),
      );
    }
    this.#setTimer();
  }

  /** They wait in the order in which they were noted, so the first is the next. */
  #setTimer(): void {
    const { clock, track } = this.#options;
    this.#timer?.cancel();
    const [next] = this.#waiting.values();
    const due = (next?.since ?? Number.POSITIVE_INFINITY) + this.#retention;
    if (due === Number.POSITIVE_INFINITY) return;
    this.#timer = clock.after(due - clock.now(), () => track(this.#dropDue()));
  }
}
