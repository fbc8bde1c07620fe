/** What goes wrong with a request. */
export type FaultEffect =
  /** A fixed answer instead of the real one. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: string;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The answer comes later, on the registry's clock. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** There is no answer, and the connection stays open. */
  | { readonly kind: 'hang' }
  /** The connection breaks after so many bytes of the body. */
  | { readonly kind: 'reset'; readonly afterBytes: number }
  /** One byte of the body is another one. */
  | { readonly kind: 'corrupt' };

/** A fault and the requests it befalls; every condition that is absent holds. */
export interface Fault {
  readonly effect: FaultEffect;
  readonly method?: string;
  readonly path?: RegExp;
  readonly userAgent?: RegExp;
  /** After so many requests the fault is over. */
  readonly times?: number;
}

/** The parts of a request that faults look at. */
export interface FaultSubject {
  readonly method: string;
  readonly path: string;
  readonly userAgent: string;
}

/** The faults that a registry has at present. */
export class Faults {
  #active: { readonly fault: Fault; left: number }[] = [];

  /** Adds a fault; the returned function takes it back. */
  add(fault: Fault): () => void {
    const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
    this.#active.push(entry);
    return () => {
      this.#active = this.#active.filter((other) => other !== entry);
    };
  }

  clear(): void {
    this.#active = [];
  }

  /** What befalls this request, in the order in which the faults were added. Counts as one of their times. */
  strike(subject: FaultSubject): FaultEffect[] {
    const struck = this.#active.filter(({ fault }) => matches(fault, subject));
    for (const entry of struck) entry.left--;
    this.#active = this.#active.filter((entry) => entry.left > 0);
    return struck.map(({ fault }) => fault.effect);
  }
}

const matches = (fault: Fault, { method, path, userAgent }: FaultSubject): boolean =>
  (fault.method === undefined || fault.method === method) &&
  (fault.path?.test(path) ?? true) &&
  (fault.userAgent?.test(userAgent) ?? true);
