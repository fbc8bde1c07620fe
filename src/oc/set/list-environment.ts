import type { EnvVar } from '../../resources/workloads/pod-spec.ts';
import type { LoadedObject } from '../client/load-objects.ts';
import type { Invocation } from '../command.ts';
import { errorMessage } from '../error-text.ts';
import { OcError } from '../oc-error.ts';
import { titleOf } from './change-objects.ts';
import { environmentLine } from './environment.ts';
import type { EnvironmentHolder } from './environment-holders.ts';
import { resolveVariable } from './resolve-variable.ts';

/**
 * Prints the variables of one holder; with `--resolve` the values that they are taken from.
 *
 * @throws OcError when a value cannot be found; by then its place has been printed, and why on stderr
 */
export const listEnvironment = async (
  invocation: Invocation,
  target: LoadedObject,
  { container, env = [] }: EnvironmentHolder,
): Promise<void> => {
  const { context, flags } = invocation;
  context.stdout(`# ${titleOf(target)}${container ? `, container ${container.name}` : ''}\n`);
  const failures = new Map<string, string[]>();
  const resolved = async ({ name, valueFrom }: EnvVar): Promise<string | undefined> => {
    if (!valueFrom || !container || !flags.boolean('resolve')) return undefined;
    return await resolveVariable(invocation, valueFrom, target.object, container).catch((error: unknown) => {
      const why = errorMessage(error);
      failures.set(why, [...(failures.get(why) ?? []), name]);
      return undefined;
    });
  };
  for (const variable of env) {
    const value = await resolved(variable);
    context.stdout(environmentLine(value === undefined ? variable : { name: variable.name, value }));
  }
  const lines = [...failures].map(
    ([why, names]) => `error retrieving reference for ${names.sort().join(', ')}: ${why}\n`,
  );
  for (const line of lines.sort()) context.stderr(line);
  if (failures.size > 0) throw new OcError('failed to retrieve valueFrom references');
};
