import type { BuildConfig } from '../../../resources/builds/build-config.ts';
import { buildConfigKind } from '../../../resources/kinds/kinds.ts';
import { readsFiles } from '../../client/manifests.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { OcError, usageError } from '../../oc-error.ts';
import { changeObjects, mappingOf } from '../../set/change-objects.ts';
import { namedTargets } from '../../set/named-targets.ts';
import { setFlags } from '../../set/set-flags.ts';
import { setTargets } from '../../set/set-targets.ts';

/** `oc set build-hook`: what runs in a new image before it is pushed. */
export const setBuildHook: Command = {
  usage: 'BUILDCONFIG --post-commit [--command] [--script] -- CMD',
  flags: [
    ...setFlags,
    booleanFlag('post-commit', 'If true, set the post-commit build hook on a build config'),
    booleanFlag('command', 'If true, set the entrypoint of the hook container to the given command'),
    stringFlag('script', 'Specify a script to run for the build-hook'),
    booleanFlag('remove', 'If true, remove the build hook.'),
  ],
  run: async (invocation) => {
    const { args, dash, flags, path } = invocation;
    const [names, command] = dash < 0 ? [args, []] : [args.slice(0, dash), args.slice(dash)];
    if (names.length === 0 && !readsFiles(flags) && !flags.boolean('all'))
      throw usageError(path, 'one or more build configs must be specified as <name> or <resource>/<name>');
    checkFlags(invocation);
    const found = await setTargets(invocation, namedTargets(invocation, 'buildconfigs', names));
    if (found.targets.length === 0) throw new OcError('no resources found');
    await changeObjects(invocation, found, {
      outcome: 'hooks updated',
      failing: 'failed to patch build hook: %s\n',
      change: ({ kind, object }) => {
        if (kind !== buildConfigKind) return false;
        const { spec } = object as BuildConfig;
        spec.postCommit = flags.boolean('remove') ? {} : hookOf(invocation, command);
        return true;
      },
      unfit: ({ kind, object }) => new OcError(`${mappingOf(kind)}/${object.metadata.name} is not a build config`),
    });
  },
};

const hookOf = ({ flags }: Invocation, command: readonly string[]): BuildConfig['spec']['postCommit'] => {
  const script = flags.string('script');
  if (script !== '') return { script, ...(command.length > 0 && { args: [...command] }) };
  return { command: command.slice(0, 1), ...(command.length > 1 && { args: command.slice(1) }) };
};

const checkFlags = ({ flags }: Invocation): void => {
  const script = flags.string('script') !== '';
  const command = flags.boolean('command');
  if (!flags.boolean('post-commit')) throw new OcError('you must specify a type of hook to set');
  if (flags.boolean('remove')) {
    if (script || command) throw new OcError('--remove may not be used with any other option');
  } else if (script && command) throw new OcError('--script and --command cannot be specified together');
  else if (!script && !command) throw new OcError('you must specify either a script or command for the build hook');
};
