import type { BuildConfig } from '../../../resources/builds/build-config.ts';
import { buildConfigKind } from '../../../resources/kinds/kinds.ts';
import { merged } from '../../apply/merged.ts';
import { readsFiles } from '../../client/manifests.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag } from '../../command-line/flag.ts';
import { OcError, usageError } from '../../oc-error.ts';
import { changeObjects, mappingOf } from '../../set/change-objects.ts';
import { namedTargets } from '../../set/named-targets.ts';
import { setFlags } from '../../set/set-flags.ts';
import { setTargets } from '../../set/set-targets.ts';

/** `oc set build-secret`: with which secrets a build pulls, pushes and fetches its source. */
export const setBuildSecret: Command = {
  usage: 'BUILDCONFIG SECRETNAME [flags]',
  flags: [
    ...setFlags,
    booleanFlag('push', 'If true, set the push secret on a build config'),
    booleanFlag('pull', 'If true, set the pull secret on a build config'),
    booleanFlag('source', 'If true, set the source secret on a build config'),
    booleanFlag('remove', 'If true, remove the build secret.'),
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    const { configs, secret } = targets(invocation);
    if (!['push', 'pull', 'source'].some((name) => flags.boolean(name)))
      throw new OcError('specify the type of secret to set (--push, --pull, or --source)');
    const words = namedTargets(invocation, 'buildconfigs', configs);
    await changeObjects(invocation, await setTargets(invocation, words), {
      outcome: 'secret updated',
      failing: 'failed to patch secret  %s',
      change: (target) => {
        if (target.kind !== buildConfigKind) return false;
        target.object = merged(target.object, secretPatch(invocation, target.object as BuildConfig, secret));
        return true;
      },
      unfit: ({ kind, object }) =>
        new OcError(`cannot set a build secret on ${mappingOf(kind)}/${object.metadata.name}`),
    });
  },
};

const targets = ({ args, flags }: Invocation): { configs: readonly string[]; secret: string | undefined } => {
  const removes = flags.boolean('remove');
  if (!removes && args.length === 0) throw usageError('oc set build-secret', 'a secret name must be specified');
  const configs = removes ? args : args.slice(0, -1);
  const others = flags.has('selector') || readsFiles(flags) || flags.boolean('all');
  if (configs.length === 0 && !others)
    throw usageError(
      'oc set build-secret',
      'one or more build configs must be specified as <name> or <resource>/<name>',
    );
  return { configs, secret: removes ? undefined : args.at(-1)?.replace(/^secrets?\//, '') };
};

const secretPatch = ({ flags }: Invocation, { spec }: BuildConfig, secret: string | undefined): object => {
  const value = secret === undefined ? null : { name: secret };
  const strategy = (['dockerStrategy', 'sourceStrategy', 'customStrategy'] as const).find(
    (name) => spec.strategy[name] !== undefined,
  );
  return {
    spec: {
      ...(flags.boolean('push') && { output: { pushSecret: value } }),
      ...(flags.boolean('pull') && strategy && { strategy: { [strategy]: { pullSecret: value } } }),
      ...(flags.boolean('source') && { source: { sourceSecret: value } }),
    },
  };
};
