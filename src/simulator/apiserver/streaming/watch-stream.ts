import type { Exchange } from '../transport/exchange.ts';

/** Where the events of a watch go. */
export interface WatchStream {
  /** Returns how many bytes the client has not read yet. */
  write(message: string | Uint8Array): number;
  end(): void;
  abort(): void;
  onClose(callback: () => void): void;
}

/** Starts the answer to a watch: chunks over HTTP, or messages over a WebSocket. `early` comes first. */
export const watchStream = (
  exchange: Exchange,
  headers: Readonly<Record<string, string | string[]>>,
  early: readonly (string | Uint8Array)[],
): WatchStream => {
  const stream = exchange.stream(200, { ...headers });
  for (const message of early) stream.write(message);
  return {
    write: (message) => {
      stream.write(message);
      return stream.buffered();
    },
    end: () => stream.end(),
    abort: () => stream.abort(),
    onClose: (callback) => stream.onClose(callback),
  };
};
