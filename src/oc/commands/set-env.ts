import { configMapKind, secretKind } from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { EnvVar } from '../../resources/pod-spec.ts';
import { type LoadedObject, loadObjects } from '../client/load-objects.ts';
import { selectResources } from '../client/select-resources.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../command-line/flag.ts';
import { allFlag, dryRunFlag, filenameFlag, outputFlag, selectorFlag } from '../command-line/shared-flags.ts';
import { errorMessage } from '../error-text.ts';
import { OcError, throwCollected, usageError } from '../oc-error.ts';
import {
  changedEnvironment,
  type EnvironmentChange,
  environmentLine,
  parseEnvironment,
  refuseOverwrite,
} from '../set/environment.ts';
import { environmentHolders, environmentPatch } from '../set/environment-patch.ts';
import { patchObject } from '../set/patch-object.ts';

/** `oc set env`: the environment variables of containers, and of builds. */
export const setEnv: Command = {
  usage: 'RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N [flags]',
  flags: [
    filenameFlag,
    selectorFlag,
    allFlag,
    outputFlag,
    dryRunFlag,
    listFlag('env', 'Specify a key-value pair for an environment variable to set into each container.', { short: 'e' }),
    stringFlag('from', 'The name of a resource from which to inject environment variables'),
    stringFlag('prefix', 'Prefix to append to variable names'),
    stringFlag('containers', 'The names of containers in the selected pod templates to change - may use wildcards', {
      short: 'c',
      default: '*',
    }),
    booleanFlag('list', 'If true, display the environment and any changes in the standard format'),
    booleanFlag('overwrite', 'If true, allow environment to be overwritten, otherwise reject updates.', {
      default: 'true',
    }),
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    const { resources, words } = split(invocation);
    if (flags.boolean('list') && flags.has('output'))
      throw new OcError('--list and --output may not be specified together');
    const { set, remove } = parseEnvironment([...flags.values('env'), ...words]);
    const all = [...set, ...(await injected(invocation))];
    const prefix = flags.string('prefix');
    const change = { set: all.map((variable) => ({ ...variable, name: prefix + variable.name })), remove };
    const errors: unknown[] = [];
    const loaded = await loadObjects(invocation, await selectResources(invocation, resources), errors);
    throwCollected(errors);
    const failed: LoadedObject[] = [];
    for (const target of loaded)
      await update(invocation, target, change, loaded.length === 1).catch((error: unknown) => {
        if (!(error instanceof Refusal)) return errors.push(error);
        invocation.context.stderr(`error: ${title(target)} ${error.message}\n`);
        return failed.push(target);
      });
    throwCollected(errors);
    return failed.length > 0 && failed.length === loaded.length ? 1 : 0;
  },
};

/** A variable is there already. */
class Refusal extends Error {}

const title = ({ kind, object }: LoadedObject): string => `${kind.plural}/${object.metadata.name}`;

const split = ({ args, flags, context }: Invocation): { resources: string[]; words: string[] } => {
  const isVariable = (word: string): boolean => word.includes('=') || word.endsWith('-');
  const first = args.findIndex(isVariable);
  const words = first < 0 ? [] : args.slice(first);
  if (!words.every(isVariable))
    throw usageError('oc set env', `all resources must be specified before environment changes: ${args.join(' ')}`);
  const resources = first < 0 ? [...args] : args.slice(0, first);
  if (resources.length === 0 && !flags.has('filename'))
    throw usageError('oc set env', 'one or more resources must be specified as <resource> <name> or <resource>/<name>');
  const piped = (context.stdin ?? '').split('\n').filter((line) => line.includes('='));
  return { resources, words: words.flatMap((word) => (word === '-' ? piped : [word])) };
};

/** A variable for each key of a secret or of a config map. */
const injected = async (invocation: Invocation): Promise<EnvVar[]> => {
  const from = invocation.flags.string('from');
  if (from === '') return [];
  const errors: unknown[] = [];
  const [found] = await loadObjects(invocation, await selectResources(invocation, [from]), errors);
  throwCollected(errors);
  if (found?.kind !== secretKind && found?.kind !== configMapKind)
    throw new OcError(`unsupported resource specified in --from: ${found?.kind.kind ?? from}`);
  const { metadata, data = {} } = found.object as KubeObject & { data?: Record<string, string> };
  const member = found.kind === secretKind ? 'secretKeyRef' : 'configMapKeyRef';
  return Object.keys(data)
    .sort()
    .map((key) => ({
      name: key.replace(/[^a-zA-Z0-9_]/g, '_').toUpperCase(),
      valueFrom: { [member]: { name: metadata.name, key } },
    })) as EnvVar[];
};

const update = async (
  invocation: Invocation,
  target: LoadedObject,
  change: EnvironmentChange,
  isOnly: boolean,
): Promise<void> => {
  const { flags, context } = invocation;
  const { kind, object } = target;
  const pattern = flags.string('containers');
  const holders = environmentHolders(kind, object, pattern);
  if (holders === undefined) {
    if (isOnly) throw new OcError(`${title(target)} is not a pod or does not have a pod template`);
    return;
  }
  if (holders.length === 0)
    context.stderr(`warning: ${title(target)} does not have any containers matching ${JSON.stringify(pattern)}\n`);
  if (!flags.boolean('overwrite')) for (const { env } of holders) refuse(env, change);
  const changed = holders.map(({ env }) => changedEnvironment(env, change));
  if (flags.boolean('list')) {
    for (const [index, { container }] of holders.entries())
      context.stdout(
        `# ${title(target)}${container ? `, container ${container}` : ''}\n${(changed[index] ?? []).map(environmentLine).join('')}`,
      );
    return;
  }
  if (change.set.length + change.remove.length === 0)
    throw new OcError('at least one environment variable must be provided');
  const patch = environmentPatch(kind, object, holders, changed);
  await patchObject(invocation, target, patch, 'updated');
};

const refuse = (env: readonly EnvVar[], change: EnvironmentChange): void => {
  try {
    refuseOverwrite(env, change);
  } catch (error) {
    throw new Refusal(errorMessage(error));
  }
};
