import { currentUser } from '../client/current-user.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag, stringFlag } from '../command-line/flag.ts';
import { outputFlag } from '../command-line/shared-flags.ts';
import { OcError, usageError } from '../oc-error.ts';
import { formatJson } from '../output/json.ts';
import { alignTabs } from '../output/tab-writer.ts';
import { tableOptions } from '../output/table.ts';
import { formatYaml } from '../output/yaml.ts';

/** `oc config current-context`. */
export const currentContext: Command = {
  usage: '',
  flags: [],
  run: async (invocation) => invocation.context.stdout(`${(await entryOf(invocation)).name}\n`),
};

/** `oc config get-contexts`: the one context of the session. */
export const getContexts: Command = {
  usage: '[(-o|--output=)name)]',
  flags: [outputFlag, booleanFlag('no-headers', 'If true, no line with the names of the columns.')],
  run: async (invocation) => {
    const { args, context, flags } = invocation;
    const { name, cluster, user, namespace } = await entryOf(invocation);
    const unknown = args.find((word) => word !== name);
    if (unknown !== undefined) throw new OcError(`context ${unknown} not found`);
    if (flags.string('output') === 'name') return context.stdout(`${name}\n`);
    const head = flags.boolean('no-headers') ? '' : 'CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE\n';
    context.stdout(alignTabs(`${head}*\t${name}\t${cluster}\t${user}\t${namespace}\n`, tableOptions));
  },
};

/** `oc config get-clusters` and `oc config get-users`. */
export const getEntries = (what: 'cluster' | 'user'): Command => ({
  usage: '',
  flags: [],
  run: async (invocation) => invocation.context.stdout(`NAME\n${(await entryOf(invocation))[what]}\n`),
});

/** `oc config use-context`: the session has one context. */
export const useContext: Command = {
  usage: 'CONTEXT_NAME',
  flags: [],
  run: async (invocation) => {
    const { args, context } = invocation;
    const [name] = args;
    if (name === undefined || args.length > 1)
      throw usageError('oc config use-context', `Unexpected args: [${args.join(' ')}]`);
    if (name !== (await entryOf(invocation)).name)
      throw new OcError(`no context exists with the name: ${JSON.stringify(name)}`);
    context.stdout(`Switched to context ${JSON.stringify(name)}.\n`);
  },
};

/** `oc config set-context --current --namespace`: another current project. */
export const setContext: Command = {
  usage: '[NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace]',
  flags: [
    booleanFlag('current', 'Change the current context.'),
    stringFlag('namespace', 'The project of the context.', { short: 'n' }),
  ],
  run: async (invocation) => {
    const { args, context, flags } = invocation;
    const { name } = await entryOf(invocation);
    if (args.length === 0 && !flags.boolean('current'))
      throw new OcError('you must specify a non-empty context name or --current');
    if (args.length > 0 && args[0] !== name) throw new OcError('the session has one context, which --current names');
    if (flags.has('namespace')) await context.session.setNamespace(flags.string('namespace'));
    context.stdout(`Context ${JSON.stringify(name)} modified.\n`);
  },
};

/** `oc config view`: the session in the form of a kubeconfig, without secrets. */
export const viewConfig: Command = {
  usage: '',
  flags: [
    stringFlag('output', 'Output format. One of: (json, yaml).', { short: 'o', default: 'yaml' }),
    booleanFlag('minify', 'Only what the current context uses.'),
    booleanFlag('raw', 'Secrets too; not possible in this oc.'),
    booleanFlag('flatten', 'Without references to files.'),
  ],
  run: async (invocation) => {
    const { client, context, flags } = invocation;
    const { name, cluster, user, namespace } = await entryOf(invocation);
    const secret = context.token
      ? { token: 'REDACTED' }
      : { 'client-certificate-data': 'DATA+OMITTED', 'client-key-data': 'DATA+OMITTED' };
    const config = {
      apiVersion: 'v1',
      clusters: [
        { cluster: { 'certificate-authority-data': 'DATA+OMITTED', server: client.api.server }, name: cluster },
      ],
      contexts: [{ context: { cluster, namespace, user }, name }],
      'current-context': name,
      kind: 'Config',
      preferences: {},
      users: [{ name: user, user: secret }],
    };
    context.stdout(flags.string('output') === 'json' ? formatJson(config) : formatYaml(config));
  },
};

/** The names that `oc` gives to a session. */
const entryOf = async ({
  client,
  context,
}: Invocation): Promise<{ name: string; cluster: string; user: string; namespace: string }> => {
  const cluster = new URL(client.api.server).host.replaceAll('.', '-');
  const { namespace } = context.session;
  const user = await currentUser(client).catch(() => context.session.user);
  return { name: `${namespace}/${cluster}/${user}`, cluster, user: `${user}/${cluster}`, namespace };
};
