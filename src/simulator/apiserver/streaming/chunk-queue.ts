/** Chunks that come in by themselves, for one reader who asks for them. */
export interface ChunkQueue {
  push(chunk: Uint8Array): void;
  end(): void;
  readonly chunks: AsyncIterable<Uint8Array>;
}

export const createChunkQueue = (): ChunkQueue => {
  const waiting: Uint8Array[] = [];
  let ended = false;
  let wake: () => void = () => undefined;
  async function* read(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = waiting.shift();
      if (chunk !== undefined) yield chunk;
      else if (ended) return;
      else await new Promise<void>((resolve) => void (wake = resolve));
    }
  }
  return {
    push: (chunk) => {
      waiting.push(chunk);
      wake();
    },
    end: () => {
      ended = true;
      wake();
    },
    chunks: read(),
  };
};
