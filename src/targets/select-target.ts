import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Target } from '../ports/target.ts';
import { findOc } from './find-oc.ts';

export type { Target } from '../ports/target.ts';

/** What targets are made with. */
export interface TargetOptions {
  /** The executable of a real `oc`; undefined for the built-in one. */
  oc: string | undefined;
}

// Loaded when chosen: each brings its own world with it.
const targets: Readonly<Record<string, (options: TargetOptions) => Promise<Target>>> = {
  simulated: async (options) => (await import('./simulated.ts')).createSimulatedTarget(options),
};

/** The names that `--target` takes. */
export const targetNames: readonly string[] = Object.keys(targets);

/**
 * Makes the target of this name.
 *
 * @param oc executables of a real `oc`, the first that answers is used; none for the built-in one
 * @throws ConfigurationError when there is no such target, or none of the executables answers
 */
export const selectTarget = async (name: string, { oc }: { oc: readonly string[] }): Promise<Target> => {
  const create = Object.hasOwn(targets, name) ? targets[name] : undefined;
  if (create !== undefined) return create({ oc: await findOc(oc) });
  throw new ConfigurationError(`there is no target "${name}"`, { hint: `use one of: ${targetNames.join(', ')}` });
};
