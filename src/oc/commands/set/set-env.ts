import { configMapKind, secretKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { EnvVar } from '../../../resources/workloads/pod-spec.ts';
import type { LoadedObject } from '../../client/load-objects.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import { warnOfCommas } from '../../command-line/warn-of-commas.ts';
import { errorMessage } from '../../error-text.ts';
import { OcError, throwCollected, usageError } from '../../oc-error.ts';
import { sendChange, titleOf } from '../../set/change-objects.ts';
import {
  changedEnvironment,
  type EnvironmentChange,
  parseEnvironment,
  refuseOverwrite,
} from '../../set/environment.ts';
import { environmentHolders } from '../../set/environment-holders.ts';
import { listEnvironment } from '../../set/list-environment.ts';
import { setFlags } from '../../set/set-flags.ts';
import { setTargets } from '../../set/set-targets.ts';

/** `oc set env`: the environment variables of containers, and of builds. */
export const setEnv: Command = {
  usage: 'RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N [flags]',
  flags: [
    ...setFlags,
    listFlag('env', 'Specify a key-value pair for an environment variable to set into each container.', { short: 'e' }),
    stringFlag('from', 'The name of a resource from which to inject environment variables'),
    stringFlag('prefix', 'Prefix to append to variable names'),
    stringFlag('containers', 'The names of containers in the selected pod templates to change - may use wildcards', {
      short: 'c',
      default: '*',
    }),
    booleanFlag('list', 'If true, display the environment and any changes in the standard format'),
    booleanFlag('resolve', 'If true, show secret or configmap references when listing variables'),
    stringFlag('resource-version', 'Change the object only when this is its version.'),
    booleanFlag('overwrite', 'If true, allow environment to be overwritten, otherwise reject updates.', {
      default: 'true',
    }),
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    const { resources, words } = split(invocation);
    if (flags.boolean('list') && flags.has('output'))
      throw new OcError('--list and --output may not be specified together');
    const { set, remove } = parseEnvironment([...flags.values('env'), ...words], invocation.context.stdin);
    const all = [...set, ...(await injected(invocation))];
    warnOfCommas(invocation.context, flags.values('env'), '--env');
    const prefix = flags.string('prefix');
    const change = { set: all.map((variable) => ({ ...variable, name: prefix + variable.name })), remove };
    const { targets, single } = await setTargets(invocation, resources);
    if (flags.has('resource-version') && !single)
      throw new OcError('--resource-version may only be used with a single resource');
    const wanted = new Map<LoadedObject, LoadedObject>();
    let failed = 0;
    for (const target of targets) {
      const result = await changed(invocation, target, change).catch((error: unknown) => {
        failed += 1;
        invocation.context.stderr(`error: ${titleOf(target)} ${errorMessage(error)}\n`);
      });
      if (result) wanted.set(target, result);
    }
    const [only] = targets;
    if (only && single && wanted.size + failed === 0)
      throw new OcError(`${titleOf(only)} is not a pod or does not have a pod template`);
    if (failed === targets.length) return 1;
    if (flags.boolean('list')) return 0;
    if (words.length + change.set.length + remove.length === 0 && !isTrial(invocation))
      throw new OcError('at least one environment variable must be provided');
    const errors: unknown[] = [];
    for (const [target, { object }] of wanted)
      await sendChange(invocation, target, object, {
        outcome: 'updated',
        failing: 'failed to set env: %s\n',
        always: true,
      }).catch((error: unknown) => errors.push(error));
    throwCollected(errors);
    return 0;
  },
};

const isTrial = ({ flags }: Invocation): boolean => flags.boolean('local') || flags.string('dry-run') === 'client';

const split = ({ args, flags }: Invocation): { resources: string[]; words: string[] } => {
  const isVariable = (word: string): boolean => word.indexOf('=') > 0 || word.endsWith('-');
  const first = args.findIndex(isVariable);
  const words = first < 0 ? [] : args.slice(first);
  if (!words.every(isVariable))
    throw usageError('oc set env', `all resources must be specified before environment changes: ${args.join(' ')}`);
  const resources = first < 0 ? [...args] : args.slice(0, first);
  if (resources.length === 0 && !flags.has('filename'))
    throw usageError('oc set env', 'one or more resources must be specified as <resource> <name> or <resource>/<name>');
  return { resources, words };
};

/** A variable for each key of a secret or of a config map. */
const injected = async (invocation: Invocation): Promise<EnvVar[]> => {
  const from = invocation.flags.string('from');
  if (from === '') return [];
  const [found] = (await setTargets(invocation, [from])).targets;
  if (found?.kind !== secretKind && found?.kind !== configMapKind)
    throw new OcError(`unsupported resource specified in --from: *v1.${found?.kind.kind ?? ''}`);
  const { metadata, data = {} } = found.object as KubeObject & { data?: Record<string, string> };
  const member = found.kind === secretKind ? 'secretKeyRef' : 'configMapKeyRef';
  return Object.keys(data)
    .sort()
    .map((key) => ({
      name: key.replace(/[^a-zA-Z0-9_]/g, '_').toUpperCase(),
      valueFrom: { [member]: { name: metadata.name, key } },
    })) as EnvVar[];
};

/** Changes the variables of a copy of the object. @returns `undefined` for a kind without any */
const changed = async (
  invocation: Invocation,
  target: LoadedObject,
  change: EnvironmentChange,
): Promise<LoadedObject | undefined> => {
  const { flags, context } = invocation;
  const wanted = { ...target, object: structuredClone(target.object) };
  const pattern = flags.string('containers');
  const holders = environmentHolders(wanted, pattern);
  if (holders?.length === 0)
    context.stderr(`warning: ${titleOf(target)} does not have any containers matching ${JSON.stringify(pattern)}\n`);
  for (const holder of holders ?? []) {
    if (!flags.boolean('overwrite')) refuseOverwrite(holder.env ?? [], change);
    holder.env = changedEnvironment(holder.env ?? [], change);
    if (flags.boolean('list')) await listEnvironment(invocation, wanted, holder);
  }
  return holders && wanted;
};
