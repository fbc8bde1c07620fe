import { namespaceKind } from '../../resources/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { type Manifest, readManifests } from '../client/manifests.ts';
import { qualifiedName } from '../client/object-name.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag, stringFlag } from '../command-line/flag.ts';
import { dryRunFlag, filenameFlag, outputFlag } from '../command-line/shared-flags.ts';
import { throwCollected } from '../oc-error.ts';
import { lastAppliedText, printObjects } from '../output/print-objects.ts';
import { applyPatch } from './apply-patch.ts';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** `oc apply -f`: makes objects as files describe them; what an earlier file said and this one does not is removed. */
export const apply: Command = {
  usage: '(-f FILENAME) [flags]',
  flags: [
    filenameFlag,
    outputFlag,
    dryRunFlag,
    booleanFlag('server-side', 'If true, apply runs in the server instead of the client.'),
    booleanFlag('force-conflicts', 'If true, server-side apply will force the changes against conflicts.'),
    booleanFlag('recursive', 'Process the directory used in -f, --filename recursively.', { short: 'R' }),
    stringFlag('field-manager', 'Name of the manager used to track field ownership.', {
      default: 'kubectl-client-side-apply',
    }),
    stringFlag('validate', 'Must be one of: strict (or true), warn, ignore (or false).', {
      default: 'ignore',
      implied: 'strict',
    }),
  ],
  run: async (invocation) => {
    const errors: unknown[] = [];
    const applyOne = invocation.flags.boolean('server-side') ? applyOnServer : applyManifest;
    for (const manifest of await readManifests(invocation))
      await applyOne(invocation, manifest).catch((error: unknown) => errors.push(error));
    throwCollected(errors);
  },
};

const applyManifest = async (invocation: Invocation, { kind, object }: Manifest): Promise<void> => {
  const { client, flags } = invocation;
  const namespace = kind.namespaced ? (object.metadata.namespace ?? invocation.namespace) : '';
  const wanted = prepare(object, namespace);
  const query = {
    fieldManager: flags.string('field-manager'),
    fieldValidation: 'Ignore',
    ...(flags.string('dry-run') === 'server' && { dryRun: 'All' }),
  };
  const found = await client.find<KubeObject>(kind, namespace, object.metadata.name);
  if (!found) {
    if (kind.namespaced) await client.find(namespaceKind, '', namespace);
    const created = onlyClient(invocation) ? wanted : await client.create<KubeObject>(kind, namespace, wanted, query);
    return report(invocation, { kind, object: created }, 'created');
  }
  const original = JSON.parse(found.metadata.annotations?.[lastApplied] ?? '{}') as object;
  const patch = applyPatch(original, wanted, found);
  if (patch === undefined) return report(invocation, { kind, object: found }, 'unchanged');
  const changed = onlyClient(invocation)
    ? wanted
    : await client.patch<KubeObject>(kind, namespace, object.metadata.name, patch, 'merge', query);
  report(invocation, { kind, object: changed }, 'configured');
};

const applyOnServer = async (invocation: Invocation, { kind, object }: Manifest): Promise<void> => {
  const { client, flags } = invocation;
  const namespace = kind.namespaced ? (object.metadata.namespace ?? invocation.namespace) : '';
  const manager = flags.has('field-manager') ? flags.string('field-manager') : 'kubectl';
  const query = { fieldManager: manager, fieldValidation: 'Ignore', force: flags.boolean('force-conflicts') };
  const sent = kind.namespaced ? { ...object, metadata: { ...object.metadata, namespace } } : object;
  const applied = await client.patch<KubeObject>(kind, namespace, object.metadata.name, sent, 'apply', query);
  report(invocation, { kind, object: applied }, 'serverside-applied');
};

/** The object with the record of itself that the next `apply` compares with. */
const prepare = (object: KubeObject, namespace: string): KubeObject => {
  const { [lastApplied]: _, ...annotations } = object.metadata.annotations ?? {};
  const metadata = { ...object.metadata, ...(namespace && { namespace }), annotations };
  const text = lastAppliedText({ ...object, metadata });
  return { ...object, metadata: { ...metadata, annotations: { ...annotations, [lastApplied]: text } } };
};

const onlyClient = ({ flags }: Invocation): boolean => ['client', 'unchanged'].includes(flags.string('dry-run'));

const report = ({ context, flags }: Invocation, { kind, object }: Manifest, operation: string): void => {
  const suffix =
    flags.string('dry-run') === 'none' ? '' : flags.string('dry-run') === 'server' ? ' (server dry run)' : ' (dry run)';
  if (flags.has('output'))
    context.stdout(printObjects(flags.string('output'), { objects: [object], kinds: [kind], single: true }));
  else context.stdout(`${qualifiedName(kind, object.metadata.name)} ${operation}${suffix}\n`);
};
