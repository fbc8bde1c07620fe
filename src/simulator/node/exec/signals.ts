/** The numbers of the signals that scripts name. */
export const signalNumbers: Readonly<Record<string, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  KILL: 9,
  USR1: 10,
  USR2: 12,
  ALRM: 14,
  TERM: 15,
};

/** The name of a signal that a script writes as `TERM`, `SIGTERM` or `15`; `EXIT` for the end of a shell. */
export const signalName = (written: string): string | undefined => {
  const name = written.toUpperCase().replace(/^SIG/, '');
  if (name === 'EXIT' || written === '0') return 'EXIT';
  if (Object.hasOwn(signalNumbers, name)) return name;
  return Object.entries(signalNumbers).find(([, number]) => String(number) === written)?.[0];
};

/** The signals of one process: which it handles, and which have come and are not handled yet. */
export class Signals {
  readonly handled = new Set<string>();
  readonly #arrived: string[] = [];
  readonly #waiting = new Set<() => void>();

  /** @returns whether the process handles the signal */
  deliver(name: string): boolean {
    if (!this.handled.has(name)) return false;
    this.#arrived.push(name);
    for (const wake of this.#waiting) wake();
    return true;
  }

  /** The next signal that has come. */
  take(): string | undefined {
    return this.#arrived.shift();
  }

  /** Calls back when a signal comes; @returns what ends that */
  onArrival(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => void this.#waiting.delete(wake);
  }
}
