import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Deployment } from './deployment.ts';

/** What the container of a hook writes, told by its deployer line by line. */
export class RepeatedLog {
  readonly #pod: string;
  readonly #deployment: Deployment;
  #told = 0;

  constructor({ metadata }: Pod, deployment: Deployment) {
    this.#pod = metadata.name;
    this.#deployment = deployment;
  }

  /** The container was started again, and its log is a new one. */
  beginAnew(): void {
    this.#told = 0;
  }

  /** Tells what came since the last time; at the end also a line that is not complete, or that there is nothing to be read. */
  async repeat(isEnd: boolean): Promise<void> {
    const { say, outputOf } = this.#deployment;
    try {
      const text = (await outputOf(this.#pod)).slice(this.#told);
      const complete = isEnd ? text : text.slice(0, text.lastIndexOf('\n') + 1);
      this.#told += complete.length;
      if (complete !== '') say(complete.replace(/\n$/, ''));
    } catch (error) {
      if (isEnd) say(`warning: Unable to retrieve hook logs from ${this.#pod}: ${(error as Error).message}`);
    }
  }
}
