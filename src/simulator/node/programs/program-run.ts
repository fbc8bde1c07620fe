import type { Command, ContainerView } from '../exec/process.ts';
import { noInput } from '../exec/process.ts';
import { Signals } from '../exec/signals.ts';
import { ContainerLog, type LogLine } from './container-log.ts';
import { ProgramClock } from './program-clock.ts';
import { ProgramInput } from './program-input.ts';

/** Where somebody who is attached to a container reads. */
export interface Outputs {
  out(output: string | Uint8Array): void;
  err(output: string | Uint8Array): void;
}

/** What a container runs, from its start to its end. */
export class ProgramRun {
  readonly log = new ContainerLog();
  readonly #clock: ProgramClock;
  readonly #signals = new Signals();
  readonly #done: Promise<void>;
  readonly #followers = new Set<() => void>();
  readonly #input: ProgramInput | undefined;
  readonly #attached = new Set<Outputs>();
  readonly #ended = Promise.withResolvers<void>();
  #rest = '';
  #exit: { code: number; at: number } | undefined;
  #isUnknown = false;

  /**
   * Starts it; `undefined` is a program that nothing is known of but that it runs until it is told to stop.
   *
   * @param isOpen whether it can be typed at
   */
  constructor(
    command: Command | undefined,
    argv: readonly string[],
    view: Omit<ContainerView, 'clock'>,
    now: number,
    isOpen = false,
  ) {
    this.#clock = new ProgramClock(now);
    this.#input = isOpen ? new ProgramInput(this.#clock) : undefined;
    const [name = '', ...args] = argv;
    const visit = (within: number): Promise<void> => this.#clock.visit(within);
    const runUnknown = (): Promise<never> => this.#runUnknown();
    const process = {
      container: { ...view, clock: this.#clock, visit, runUnknown, signals: this.#signals, course: this.#clock },
      name,
      args,
      environment: view.environment,
      directory: view.workingDirectory,
      stdin: this.#input ?? noInput,
      visit,
      out: (output: string | Uint8Array, at?: number) => this.#write(output, at),
      err: (output: string | Uint8Array) => this.#write(output, undefined, 'err'),
    };
    this.#done = command === undefined ? runUnknown() : this.#run(async () => command(process));
  }

  /** Whether it has come to a program of which nothing is known but that it runs. */
  get isUnknown(): boolean {
    return this.#isUnknown;
  }

  get exit(): { readonly code: number; readonly at: number } | undefined {
    return this.#exit;
  }

  /** When it may be over. */
  get nextDue(): number | undefined {
    const due = this.#clock.nextDue();
    return this.#exit !== undefined || due === Number.POSITIVE_INFINITY ? undefined : due;
  }

  /** Lets it run up to `now`: until it ends or waits for a later time. */
  async advance(now: number): Promise<void> {
    if (this.#exit !== undefined || this.#clock.skip(now)) return;
    await this.#settle();
    await this.#clock.advance(now, () => this.#settle());
  }

  /**
   * Sends it a signal, and lets it do what it does at once.
   *
   * @returns whether it handles the signal; it has ended by then, or goes on
   */
  async signal(name: string): Promise<boolean> {
    if (this.#exit !== undefined || !this.#signals.deliver(name)) return false;
    await this.#settle();
    return true;
  }

  /** Passes on what it writes from now on; @returns what ends that */
  attach(outputs: Outputs): () => void {
    this.#attached.add(outputs);
    return () => void this.#attached.delete(outputs);
  }

  /** Types at it, and lets it do what it does at once; `undefined` is the end of the input. Nothing where it cannot be typed at. */
  async type(chunk: Uint8Array | undefined, now: number): Promise<void> {
    if (this.#input === undefined || this.#exit !== undefined) return;
    await this.advance(now);
    if (chunk === undefined) this.#input.end();
    else this.#input.push(chunk);
    await this.#settle();
  }

  /** Ends it from outside. */
  stop(code: number, at: number): void {
    this.#exit ??= { code, at };
    this.#wake();
  }

  /** Resolves when it has ended. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** The lines of its log from the given one on, as they come, until it ends. */
  async *follow(from: number): AsyncIterable<LogLine> {
    for (let next = from; ; ) {
      const lines = this.log.from(next);
      next = this.log.length;
      yield* lines;
      if (next < this.log.length) continue;
      if (this.#exit !== undefined) return;
      await new Promise<void>((resolve) => this.#followers.add(resolve));
    }
  }

  #settle(): Promise<void> {
    return Promise.race([this.#done, this.#clock.waiting()]);
  }

  #runUnknown(): Promise<never> {
    this.#isUnknown = true;
    this.#clock.after(Number.POSITIVE_INFINITY, () => {});
    return new Promise(() => {});
  }

  async #run(command: () => Promise<number>): Promise<void> {
    const code = await command().catch((error: Error) => {
      this.#write(`${error.message}\n`);
      return 1;
    });
    if (this.#rest !== '' && this.#exit === undefined)
      this.log.add({ at: this.#clock.now(), text: this.#rest, partial: true });
    this.#exit ??= { code, at: this.#clock.now() };
    this.#wake();
  }

  #wake(): void {
    if (this.#exit !== undefined) this.#ended.resolve();
    for (const resume of this.#followers) resume();
    this.#followers.clear();
  }

  #write(output: string | Uint8Array, at = this.#clock.now(), stream: keyof Outputs = 'out'): void {
    if (this.#exit !== undefined) return;
    for (const attached of this.#attached) attached[stream](output);
    const text = typeof output === 'string' ? output.toWellFormed() : Buffer.from(output).toString();
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() as string;
    for (const line of lines) this.log.add({ at, text: line });
    if (lines.length > 0) this.#wake();
  }
}
