import type { Clock } from '../../ports/clock.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { FieldWrite, FieldWriter } from '../apimachinery/field-writer.ts';

/**
 * The programs of the cluster as owners of fields. What a cluster is installed with has no owners: nobody asks for them, and it would
 * start later. What this takes is loaded when a program first writes.
 */
export class FieldOwners {
  readonly #clock: Clock;
  #isInstalled = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** From now on new objects have owners, too. */
  installed(): void {
    this.#isInstalled = true;
  }

  of(manager: string): FieldWriter {
    let writer: Promise<FieldWriter> | undefined;
    const load = async (): Promise<FieldWriter> =>
      (await import('../apiserver/managed-fields/program-writer.ts')).programWriter(manager, this.#clock);
    return {
      own: async <T extends KubeObject>(write: FieldWrite<T>) =>
        write.current === undefined && !this.#isInstalled ? write.sent : (await (writer ??= load())).own(write),
    };
  }
}
