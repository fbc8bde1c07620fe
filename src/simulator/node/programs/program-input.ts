/**
 * What a container reads that somebody may attach to: it comes as it is typed, and who reads it waits until then.
 */
export class ProgramInput implements AsyncIterable<Uint8Array> {
  readonly #course: { begin(): void; end(): void };
  readonly #chunks: Uint8Array[] = [];
  readonly #waiting: (() => void)[] = [];
  #ended = false;

  /** @param course is told of a reader who waits, and of one who goes on */
  constructor(course: { begin(): void; end(): void }) {
    this.#course = course;
  }

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk !== undefined) yield chunk;
      else if (this.#ended) return;
      else {
        const { promise, resolve } = Promise.withResolvers<void>();
        this.#waiting.push(resolve);
        this.#course.end();
        await promise;
      }
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) {
      this.#course.begin();
      resolve();
    }
  }
}
