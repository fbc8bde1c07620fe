import type { Command } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { changeKubeconfig, contextNamed } from '../../config/session-kubeconfig.ts';
import { HelpError, OcError } from '../../oc-error.ts';

/** `oc config use-context`. */
export const useContext: Command = {
  usage: 'CONTEXT_NAME',
  onKubeconfig: true,
  flags: [],
  run: async (invocation) => {
    const name = onlyName(invocation.args);
    await changeKubeconfig(invocation, (config) => {
      if (!contextNamed(config, name)) throw new OcError(`no context exists with the name: ${JSON.stringify(name)}`);
      config['current-context'] = name;
    });
    invocation.context.stdout(`Switched to context ${JSON.stringify(name)}.\n`);
  },
};

/** `oc config set-context`: another cluster, user or project for a context, or a new one. */
export const setContext: Command = {
  usage: '[NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace]',
  onKubeconfig: true,
  flags: [
    booleanFlag('current', 'Change the current context.'),
    stringFlag('cluster', 'The name of the entry of a cluster.'),
    stringFlag('user', 'The name of the entry of a user.'),
    stringFlag('namespace', 'The project of the context.'),
  ],
  run: async (invocation) => {
    const { args, context, flags } = invocation;
    if (args.length > 1) throw new HelpError(`Unexpected args: [${args.join(' ')}]`);
    if (args.length === 0 && !flags.boolean('current'))
      throw new OcError('you must specify a non-empty context name or --current');
    if (args.length > 0 && flags.boolean('current'))
      throw new OcError('you cannot specify both a context name and --current');
    const { name, known } = await changeKubeconfig(invocation, (config) => {
      const wanted = args[0] ?? config['current-context'];
      if (wanted === '') throw new OcError('no current context is set');
      const entry = contextNamed(config, wanted);
      const made = entry ?? {};
      if (!entry) config.contexts.push({ name: wanted, context: made });
      for (const field of ['cluster', 'user', 'namespace'] as const)
        if (flags.has(field)) made[field] = flags.string(field);
      return { name: wanted, known: entry !== undefined };
    });
    context.stdout(`Context ${JSON.stringify(name)} ${known ? 'modified' : 'created'}.\n`);
  },
};

/** `oc config rename-context`. */
export const renameContext: Command = {
  usage: 'CONTEXT_NAME NEW_NAME',
  onKubeconfig: true,
  flags: [],
  run: async (invocation) => {
    const { args, context } = invocation;
    const [from = '', to = '', ...more] = args;
    if (args.length < 2 || more.length > 0) throw new HelpError(`Unexpected args: [${args.join(' ')}]`);
    await changeKubeconfig(invocation, (config, file) => {
      const entry = config.contexts.find(({ name }) => name === from);
      if (!entry) throw new OcError(`cannot rename the context ${JSON.stringify(from)}, it's not in ${file}`);
      if (contextNamed(config, to))
        throw new OcError(
          `cannot rename the context ${JSON.stringify(from)}, the context ${JSON.stringify(to)} already exists in ${file}`,
        );
      entry.name = to;
      if (config['current-context'] === from) config['current-context'] = to;
    });
    context.stdout(`Context ${JSON.stringify(from)} renamed to ${JSON.stringify(to)}.\n`);
  },
};

/** `oc config delete-context`, `delete-cluster` and `delete-user`. */
export const deleteEntry = (what: 'context' | 'cluster' | 'user'): Command => ({
  usage: 'NAME',
  onKubeconfig: true,
  flags: [],
  run: async (invocation) => {
    if (invocation.args.length !== 1) throw new HelpError('');
    const name = onlyName(invocation.args);
    const file = await changeKubeconfig(invocation, (config, path) => {
      const list: { name: string }[] = config[`${what}s`];
      const position = list.findIndex((entry) => entry.name === name);
      if (position < 0) throw new OcError(`cannot delete ${what} ${name}, not in ${path}`);
      if (what === 'context' && config['current-context'] === name)
        invocation.context.stderr(
          'warning: this removed your active context, use "kubectl config use-context" to select a different one\n',
        );
      list.splice(position, 1);
      return path;
    });
    invocation.context.stdout(`deleted ${what} ${name} from ${file}\n`);
  },
});

const onlyName = (args: readonly string[]): string => {
  const [name] = args;
  if (name === undefined || args.length > 1) throw new HelpError(`Unexpected args: [${args.join(' ')}]`);
  return name;
};
