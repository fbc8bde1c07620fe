import { deploymentKind, imageStreamKind, podKind } from '../resources/kinds/kinds.ts';
import { afterwards } from './eventually.ts';
import type { ExperimentContext } from './experiment-context.ts';

/** Where time cannot be moved, so many milliseconds are really waited for; for more, the scenario is skipped. */
const patience = 60_000;

/** In which something happens is told by these. */
const watched = [imageStreamKind, deploymentKind, podKind];

/** Time that passes in an experiment. */
export class PassingTime {
  readonly #context: ExperimentContext;

  constructor(context: ExperimentContext) {
    this.#context = context;
  }

  /** Lets so many milliseconds pass, with everything that is due in them. */
  async pass(duration: number): Promise<void> {
    const { clock } = this.#context;
    if (!clock.virtual && duration > patience) this.#context.require('clock');
    await clock.settled();
    await clock.advance(duration);
    await clock.settled();
  }

  /** No image stream, deployment or pod of the current project changes in so many milliseconds. */
  async nothingHappens(duration: number): Promise<void> {
    const { clock } = this.#context;
    if (!clock.virtual && duration > patience) this.#context.require('clock');
    await clock.settled();
    const before = await this.#versions();
    await afterwards(clock, duration, {
      subject: 'the image streams, deployments and pods of the project',
      should: 'stay as they are',
      observe: () => this.#versions(),
      mismatch: (after) => changes(before, after),
    });
  }

  async #versions(): Promise<ReadonlyMap<string, string>> {
    const { objects, projects } = this.#context;
    const found = new Map<string, string>();
    for (const kind of watched)
      for (const { metadata } of await objects.list(kind, { namespace: projects.current }))
        found.set(`${kind.kind} ${metadata.name}`, `${metadata.uid} ${metadata.resourceVersion}`);
    return found;
  }
}

const changes = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string | undefined => {
  const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  const lines = names.flatMap((name) => {
    if (before.get(name) === after.get(name)) return [];
    if (!before.has(name)) return [`${name} has come`];
    return [`${name} ${after.has(name) ? 'has changed' : 'is gone'}`];
  });
  return lines.join('\n') || undefined;
};
