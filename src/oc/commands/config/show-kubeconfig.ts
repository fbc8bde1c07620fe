import { dirname, isAbsolute, relative } from 'node:path';
import { inKeyOrder } from '../../../image/key-order.ts';
import type { Kubeconfig } from '../../../ports/kubeconfig-store.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { formatYaml } from '../../../resources/yaml/format-yaml.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { flattened } from '../../config/flatten-kubeconfig.ts';
import { byName, contextNamed, readKubeconfig } from '../../config/session-kubeconfig.ts';
import { OcError, usageError } from '../../oc-error.ts';
import { formatChosen } from '../../output/format-chosen.ts';
import { objectFormats } from '../../output/formats.ts';
import { alignTabs } from '../../output/tab-writer.ts';
import { tableOptions } from '../../output/table.ts';
import { kindOfObject } from '../../template/kind-of-object.ts';

/** `oc config current-context`. */
export const currentContext: Command = {
  usage: '',
  onKubeconfig: true,
  flags: [],
  run: async (invocation) => {
    const name = (await readKubeconfig(invocation))['current-context'];
    if (name === '') throw new OcError('current-context is not set');
    invocation.context.stdout(`${name}\n`);
  },
};

/** `oc config get-contexts`: the contexts, the current one marked. */
export const getContexts: Command = {
  usage: '[(-o|--output=)name)]',
  onKubeconfig: true,
  flags: [
    stringFlag('output', "Output format. One of: ('', 'name').", { short: 'o' }),
    booleanFlag('no-headers', 'If true, no line with the names of the columns.'),
  ],
  run: async (invocation) => {
    const { args, context, flags } = invocation;
    const output = flags.string('output');
    if (!['', 'name'].includes(output))
      throw new OcError(
        `--output ${output} is not available in kubectl config get-contexts; resetting to default output format`,
      );
    const config = await readKubeconfig(invocation);
    const unknown = args.find((word) => contextNamed(config, word) === undefined);
    const shown = config.contexts.filter(({ name }) => args.length === 0 || args.includes(name)).sort(byName);
    const lines = shown.map(({ name, context: { cluster = '', user = '', namespace = '' } }) =>
      output === 'name'
        ? name
        : `${name === config['current-context'] ? '*' : ''}\t${name}\t${cluster}\t${user}\t${namespace}`,
    );
    const head =
      output === 'name' || flags.boolean('no-headers') ? [] : ['CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE'];
    context.stdout(alignTabs([...head, ...lines].map((line) => `${line}\n`).join(''), tableOptions));
    if (unknown !== undefined) throw new OcError(`context ${unknown} not found`);
  },
};

/** `oc config get-clusters` and `oc config get-users`. */
export const getEntries = (what: 'clusters' | 'users'): Command => ({
  usage: '',
  onKubeconfig: true,
  flags: [],
  run: async (invocation) => {
    const entries = [...(await readKubeconfig(invocation))[what]].sort(byName);
    invocation.context.stdout(`NAME\n${entries.map(({ name }) => `${name}\n`).join('')}`);
  },
});

/** `oc config view`: the kubeconfig, without its secrets unless they are asked for. */
export const viewConfig: Command = {
  usage: '',
  onKubeconfig: true,
  flags: [
    stringFlag('output', `Output format. One of: (${objectFormats.join(', ')}).`, {
      short: 'o',
      default: 'yaml',
      formats: objectFormats,
    }),
    booleanFlag('merge', 'All files of the kubeconfig are shown as one.', { default: 'true' }),
    booleanFlag('minify', 'Only what the current context uses.'),
    booleanFlag('raw', 'Secrets and certificates too.'),
    booleanFlag('flatten', 'Certificates and keys stand in the text instead of the paths of their files.'),
  ],
  run: async (invocation) => {
    const { args, context, flags, path } = invocation;
    if (args.length > 0) throw usageError(path, `unexpected arguments: [${args.join(' ')}]`);
    if (!flags.boolean('merge') && !flags.has('kubeconfig'))
      throw new OcError('if merge==false a precise file must be specified');
    const config = await readKubeconfig(invocation);
    const chosen = flags.boolean('minify') ? minified(config, invocation) : config;
    const shown = flags.boolean('flatten') ? await flattened(chosen, invocation) : chosen;
    const open = flags.boolean('raw') || flags.boolean('flatten');
    const near = nearPaths(invocation);
    const clusters = [...shown.clusters].sort(byName).map(({ name, cluster }) => ({
      name,
      cluster: inOrder(near(open ? cluster : censored(cluster))),
    }));
    const contexts = [...shown.contexts]
      .sort(byName)
      .map((entry) => ({ name: entry.name, context: inOrder({ cluster: '', user: '', ...entry.context }) }));
    const users = [...shown.users].sort(byName).map(({ name, user }) => ({
      name,
      user: inOrder(near(open ? user : censored(user))),
    }));
    const text = {
      kind: 'Config',
      apiVersion: 'v1',
      preferences: shown.preferences ?? {},
      clusters: clusters.length === 0 ? null : clusters,
      users: users.length === 0 ? null : users,
      contexts: contexts.length === 0 ? null : contexts,
      'current-context': shown['current-context'],
    };
    const objects = [text as unknown as KubeObject];
    const format = flags.string('output');
    context.stdout(
      format === 'yaml'
        ? formatYaml(inKeyOrder(text))
        : formatChosen(
            flags,
            { objects, kinds: [configKind], single: true },
            { declaredOrder: true, managedFields: true },
          ),
    );
  },
};

/** What `-o name` calls a kubeconfig. */
const configKind = { ...kindOfObject({ kind: 'Config' } as KubeObject), group: '' };

/** Files below the folder of the kubeconfig are named from there, as it keeps them. */
const nearPaths = ({ context }: Invocation): ((entry: Record<string, unknown>) => Record<string, unknown>) => {
  const file = context.kubeconfig?.path ?? '';
  const folder = isAbsolute(file) ? dirname(file) : (context.cwd ?? process.cwd());
  return (entry) =>
    Object.fromEntries(
      Object.entries(entry).map(([key, value]) => {
        if (!FILES.has(key) || typeof value !== 'string' || !isAbsolute(value)) return [key, value];
        const way = relative(folder, value);
        return [key, way.startsWith('..') ? value : way];
      }),
    );
};

const FILES = new Set(['certificate-authority', 'client-certificate', 'client-key']);

/** Fields as the type of the kubeconfig has them. */
const inOrder = (entry: object): object =>
  Object.fromEntries(
    Object.entries(entry)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => fieldOrder.indexOf(a) - fieldOrder.indexOf(b)),
  );

const fieldOrder = [
  ...['server', 'tls-server-name', 'insecure-skip-tls-verify', 'certificate-authority', 'certificate-authority-data'],
  'proxy-url',
  ...['client-certificate', 'client-certificate-data', 'client-key', 'client-key-data', 'token'],
  ...['username', 'password', 'auth-provider', 'exec', 'cluster', 'user', 'namespace'],
];

/** What the current context needs, and nothing else. */
const minified = (config: Kubeconfig, { flags }: Invocation): Kubeconfig => {
  const name = flags.string('context') || config['current-context'];
  if (name === '') throw new OcError('current-context must exist in order to minify');
  const used = contextNamed(config, name);
  if (!used) throw new OcError(`cannot locate context ${name}`);
  if (used.cluster && config.clusters.every((entry) => entry.name !== used.cluster))
    throw new OcError(`cannot locate cluster ${used.cluster}`);
  if (used.user && config.users.every((entry) => entry.name !== used.user))
    throw new OcError(`cannot locate user ${used.user}`);
  return {
    ...config,
    'current-context': name,
    contexts: config.contexts.filter((entry) => entry.name === name),
    clusters: config.clusters.filter((entry) => entry.name === used.cluster),
    users: config.users.filter((entry) => entry.name === used.user),
  };
};

const censored = (entry: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(entry)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [
        key,
        key.endsWith('-data') ? 'DATA+OMITTED' : ['token', 'password'].includes(key) ? 'REDACTED' : value,
      ]),
  );
