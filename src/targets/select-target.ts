import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Target } from '../ports/target.ts';

export type { Target } from '../ports/target.ts';

/** What targets are made with. */
export interface TargetOptions {
  /** `built-in`, or the executable of a real `oc`: a path, or `oc` to look it up on PATH. */
  oc: string;
}

// Loaded when chosen: each brings its own world with it.
const targets: Readonly<Record<string, (options: TargetOptions) => Promise<Target>>> = {
  simulated: async (options) => (await import('./simulated.ts')).createSimulatedTarget(options),
};

/** The names that `--target` takes. */
export const targetNames: readonly string[] = Object.keys(targets);

/** Makes the target of this name. @throws ConfigurationError when there is none */
export const selectTarget = async (name: string, options: TargetOptions): Promise<Target> => {
  const create = Object.hasOwn(targets, name) ? targets[name] : undefined;
  if (create !== undefined) return create(options);
  throw new ConfigurationError(`there is no target "${name}"`, { hint: `use one of: ${targetNames.join(', ')}` });
};
