/** One line that a container wrote. */
export interface LogLine {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly text: string;
  /** The container ended before the line did. */
  readonly partial?: true;
}

/** The size at which a kubelet begins a new file (`containerLogMaxSize`), bytes; `oc logs` shows the newest one. */
const LARGEST = 10 * 2 ** 20;

/** What stands before each line in such a file: `2026-11-21T21:07:36.000000000Z stdout F `. */
const PREFIX = 40;

/**
 * What a container has written, as far as it is kept.
 *
 * @see https://kubernetes.io/docs/concepts/cluster-administration/logging/#log-rotation
 */
export class ContainerLog {
  readonly #largest: number;
  #lines: LogLine[] = [];
  #size = 0;
  /** How many lines were dropped. */
  #dropped = 0;

  constructor(largest = LARGEST) {
    this.#largest = largest;
  }

  add(line: LogLine): void {
    const size = PREFIX + line.text.length + 1;
    if (this.#size + size > this.#largest) {
      this.#dropped += this.#lines.length;
      this.#lines = [];
      this.#size = 0;
    }
    this.#lines.push(line);
    this.#size += size;
  }

  get lines(): readonly LogLine[] {
    return this.#lines;
  }

  /** How many lines there have ever been. */
  get length(): number {
    return this.#dropped + this.#lines.length;
  }

  /** The lines from this one on, those that are kept. */
  from(position: number): readonly LogLine[] {
    return this.#lines.slice(Math.max(0, position - this.#dropped));
  }
}
