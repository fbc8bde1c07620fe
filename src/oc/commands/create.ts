import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { ResourceKind } from '../../resources/resource-kind.ts';
import { readManifests } from '../client/manifests.ts';
import { qualifiedName } from '../client/object-name.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag, type Flag, stringFlag } from '../command-line/flag.ts';
import { dryRunFlag, filenameFlag, outputFlag } from '../command-line/shared-flags.ts';
import { OcError, throwCollected, usageError } from '../oc-error.ts';
import { printObjects } from '../output/print-objects.ts';

/** Flags that every `oc create …` has. */
export const createFlags: readonly Flag[] = [
  outputFlag,
  dryRunFlag,
  stringFlag('validate', 'Must be one of: strict (or true), warn, ignore (or false).', {
    default: 'ignore',
    implied: 'strict',
  }),
  stringFlag('field-manager', 'Name of the manager used to track field ownership.', { default: 'kubectl-create' }),
  booleanFlag('save-config', 'If true, the configuration of current object will be saved in its annotation.'),
];

/** `oc create -f`: creates objects as files describe them. */
export const create: Command = {
  usage: '-f FILENAME [flags]',
  flags: [
    ...createFlags,
    filenameFlag,
    stringFlag('raw', 'Raw URI to POST to the server.'),
    booleanFlag('recursive', 'Process the directory used in -f, --filename recursively.', { short: 'R' }),
  ],
  run: async (invocation) => {
    const { args, flags } = invocation;
    if (args.length > 0) throw usageError('oc create', `unknown command ${JSON.stringify(args.join(' '))}`);
    if (!flags.has('filename')) throw new OcError('must specify one of -f and -k');
    if (flags.has('raw')) return await createRaw(invocation);
    const errors: unknown[] = [];
    for (const { kind, object } of await readManifests(invocation))
      await createObject(invocation, kind, object).catch((error: unknown) => errors.push(error));
    throwCollected(errors);
  },
};

/** Sends a file to any address, as it is, and prints the answer. */
const createRaw = async ({ client, context, flags }: Invocation): Promise<void> => {
  const files = flags.list('filename');
  if (files.length !== 1) throw new OcError('--raw can only use a single local file or stdin');
  const [file = ''] = files;
  const body =
    file === '-' ? (context.stdin ?? '') : await readFile(resolve(context.cwd ?? process.cwd(), file), 'utf8');
  const { pathname, searchParams } = new URL(flags.string('raw'), 'https://server');
  const query = Object.fromEntries(searchParams);
  context.stdout(`${JSON.stringify(await client.request({ method: 'POST', path: pathname, query, body }))}\n`);
};

/** Creates one object, or only prints it, as `--dry-run` and `-o` say. */
export const createObject = async (
  invocation: Invocation,
  kind: ResourceKind,
  object: object,
  query: Record<string, string> = standardQuery(invocation),
): Promise<void> => {
  const { client, flags, context, namespace } = invocation;
  const mode = flags.string('dry-run') === 'unchanged' ? 'client' : flags.string('dry-run');
  const target = namespaceOf(object as KubeObject, kind, invocation);
  const sent =
    kind.namespaced && flags.has('namespace') ? withNamespace(object as KubeObject, namespace) : (object as KubeObject);
  const created =
    mode === 'client'
      ? sent
      : await client.create<KubeObject>(kind, target, sent, mode === 'server' ? { ...query, dryRun: 'All' } : query);
  if (flags.has('output'))
    return context.stdout(printObjects(flags.string('output'), { objects: [created], kinds: [kind], single: true }));
  const suffix = mode === 'none' ? '' : mode === 'server' ? ' (server dry run)' : ' (dry run)';
  context.stdout(`${qualifiedName(kind, created.metadata.name)} created${suffix}\n`);
};

/** What kubectl's own `create` commands add to the request. */
const standardQuery = ({ flags }: Invocation): Record<string, string> => ({
  fieldManager: flags.string('field-manager'),
  fieldValidation: 'Ignore',
});

/** @throws OcError when the object says another project than `-n` */
const namespaceOf = (
  { metadata }: KubeObject,
  { namespaced }: ResourceKind,
  { flags, namespace }: Invocation,
): string => {
  if (!namespaced) return '';
  if (metadata.namespace && flags.has('namespace') && metadata.namespace !== namespace)
    throw new OcError(
      `the namespace from the provided object "${metadata.namespace}" does not match the namespace "${namespace}". You must pass '--namespace=${metadata.namespace}' to perform this operation.`,
    );
  return metadata.namespace ?? namespace;
};

const withNamespace = (object: KubeObject, namespace: string): KubeObject => ({
  ...object,
  metadata: { ...object.metadata, namespace },
});

/** The one name that a `create` command takes. */
export const requiredName = ({ args, path, dash }: Invocation): string => {
  const names = dash < 0 ? args : args.slice(0, dash);
  const [name] = names;
  if (name === undefined || names.length > 1)
    throw usageError(path, `exactly one NAME is required, got ${names.length}`);
  return name;
};
