import type { Exchange } from '../transport/exchange.ts';

/** Where the events of a watch go. */
export interface WatchStream {
  /** Returns how many bytes the client has not read yet. */
  write(text: string): number;
  end(): void;
  abort(): void;
  onClose(callback: () => void): void;
}

/** Starts the answer to a watch: chunks over HTTP, or messages over a WebSocket. `early` comes first. */
export const watchStream = (exchange: Exchange, early: readonly string[]): WatchStream => {
  const stream = exchange.stream(200, { 'content-type': 'application/json', 'cache-control': 'no-cache, private' });
  for (const text of early) stream.write(text);
  return {
    write: (text) => {
      stream.write(text);
      return stream.buffered();
    },
    end: () => stream.end(),
    abort: () => stream.abort(),
    onClose: (callback) => stream.onClose(callback),
  };
};
