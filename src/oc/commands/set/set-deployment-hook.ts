import { deploymentConfigKind } from '../../../resources/kinds/kinds.ts';
import type { DeploymentConfig, LifecycleHook } from '../../../resources/workloads/deployment-config.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import { warnOfCommas } from '../../command-line/warn-of-commas.ts';
import { OcError, usageError } from '../../oc-error.ts';
import { changeObjects, titleOf } from '../../set/change-objects.ts';
import { parseEnvironment } from '../../set/environment.ts';
import { namedTargets } from '../../set/named-targets.ts';
import { setFlags } from '../../set/set-flags.ts';
import { setTargets } from '../../set/set-targets.ts';

/** `oc set deployment-hook`: what runs before, while or after a deployment config rolls out. */
export const setDeploymentHook: Command = {
  usage: 'DEPLOYMENTCONFIG --pre|--post|--mid -- CMD',
  flags: [
    ...setFlags,
    stringFlag('container', 'The container whose image the hook runs; default the first one', { short: 'c' }),
    booleanFlag('remove', 'If true, remove the specified deployment hook(s).'),
    booleanFlag('pre', 'Set or remove a pre deployment hook'),
    booleanFlag('mid', 'Set or remove a mid deployment hook'),
    booleanFlag('post', 'Set or remove a post deployment hook'),
    listFlag('environment', 'Environment variable to use in the deployment hook pod', { short: 'e' }),
    listFlag('volumes', 'Volumes from the pod template to use in the deployment hook pod'),
    stringFlag('failure-policy', 'What a failed hook means: abort, retry or ignore', { default: 'ignore' }),
  ],
  run: async (invocation) => {
    const { args, dash, flags, path } = invocation;
    if (args.length === 0 && !flags.has('filename'))
      throw usageError(path, 'one or more deployment configs must be specified as <name> or dc/<name>');
    const [names, command] = dash < 0 ? [args, []] : [args.slice(0, dash), args.slice(dash)];
    const policy = policyOf(invocation);
    const moments = (['pre', 'mid', 'post'] as const).filter((moment) => flags.boolean(moment));
    checkFlags(invocation, moments.length, command);
    await changeObjects(
      invocation,
      await setTargets(invocation, namedTargets(invocation, 'deploymentconfigs', names)),
      {
        outcome: 'hooks updated',
        failing: 'failed to patch deployment hook: %s\n',
        change: ({ kind, object }) => {
          if (kind !== deploymentConfigKind) return false;
          const config = object as DeploymentConfig;
          const hook = flags.boolean('remove') ? undefined : hookOf(invocation, config, { policy, command });
          return changeHooks(config, moments, hook);
        },
        unfit: (target) =>
          new OcError(`${titleOf(target)} is not a deployment config or does not have an applicable strategy`),
      },
    );
  },
};

type Moment = 'pre' | 'mid' | 'post';

/** A rolling strategy has no middle. Whether anything was set or was there to be removed. */
const changeHooks = (
  { spec }: DeploymentConfig,
  moments: readonly Moment[],
  hook: LifecycleHook | undefined,
): boolean => {
  const { recreateParams, rollingParams } = spec.strategy ?? {};
  let changed = false;
  for (const params of [recreateParams, rollingParams] as (Partial<Record<Moment, LifecycleHook>> | undefined)[]) {
    if (!params) continue;
    for (const moment of moments.filter((each) => each !== 'mid' || params === recreateParams)) {
      changed ||= hook !== undefined || params[moment] !== undefined;
      if (hook) params[moment] = hook;
      else delete params[moment];
    }
    changed ||= hook !== undefined;
  }
  return changed;
};

const hookOf = (
  { context, flags }: Invocation,
  { metadata, spec }: DeploymentConfig,
  { policy, command }: { policy: string; command: readonly string[] },
): LifecycleHook => {
  const { containers = [], volumes = [] } = spec.template?.spec ?? {};
  const warn = (what: string, name: string): void =>
    context.stderr(
      `warning: deployment config ${JSON.stringify(metadata.name)} does not have a ${what} named ${JSON.stringify(name)}\n`,
    );
  const container = flags.string('container');
  if (container !== '' && !containers.some(({ name }) => name === container)) warn('container', container);
  const names = flags.list('volumes');
  for (const name of names) if (!volumes.some((volume) => volume.name === name)) warn('volume', name);
  warnOfCommas(context, flags.values('environment'), '--environment');
  const env = parseEnvironment(flags.values('environment')).set as { name: string; value?: string }[];
  return {
    failurePolicy: policy,
    execNewPod: {
      command: [...command],
      ...(env.length > 0 && { env }),
      containerName: container || (containers[0]?.name ?? ''),
      ...(names.length > 0 && { volumes: names }),
    },
  };
};

const policyOf = ({ flags, path }: Invocation): string => {
  const policy = flags.string('failure-policy');
  const known: Readonly<Record<string, string>> = { abort: 'Abort', ignore: 'Ignore', retry: 'Retry' };
  const found = known[policy];
  if (found === undefined) throw usageError(path, 'valid values for --failure-policy are: abort, retry, ignore');
  return found;
};

const checkFlags = ({ flags }: Invocation, moments: number, command: readonly string[]): void => {
  if (flags.boolean('remove')) {
    if (command.length > 0 || ['volumes', 'environment', 'container'].some((name) => flags.has(name)))
      throw new OcError('--remove may not be used with any option except --pre, --mid, or --post');
    if (moments === 0)
      throw new OcError('you must specify at least one of --pre, --mid, or --post with the --remove flag');
    return;
  }
  if (moments !== 1) throw new OcError('you must specify one of --pre, --mid, or --post');
  if (command.length === 0) throw new OcError('you must specify a command for the deployment hook');
};
