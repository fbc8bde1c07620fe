import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { inNamespace } from '../../client/in-namespace.ts';
import { partOf } from '../../client/load-objects.ts';
import { fromSource, type Manifest, readManifests, visitManifests } from '../../client/manifests.ts';
import { qualifiedKind } from '../../client/object-name.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, stringFlag } from '../../command-line/flag.ts';
import { recorded, recordFlag } from '../../command-line/record.ts';
import { dryRunFlag, fieldManagerFlag, fileFlags, outputFlag, validateFlag } from '../../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { printOutcome } from '../../output/print-outcome.ts';
import { checkCascade } from '../application/delete/check-deletion.ts';
import { deleteOptions } from '../application/delete/delete-options.ts';
import { deletionFlags } from '../application/delete/deletion-flags.ts';
import { waitUntilGone } from '../application/delete/wait-until-gone.ts';
import { withLastApplied } from '../apply-record.ts';
import { standardQuery } from '../create/create-object.ts';
import { sendRaw } from '../send-raw.ts';

/** `oc replace -f`: puts whole objects in the place of those that are there. */
export const replace: Command = {
  usage: '-f FILENAME',
  flags: [
    recordFlag,
    ...fileFlags,
    outputFlag,
    dryRunFlag,
    ...deletionFlags,
    booleanFlag('save-config', 'If true, the object remembers its configuration, as oc apply needs it.'),
    stringFlag('raw', 'Path on the server that the file is put to as it is.'),
    stringFlag('subresource', 'Only this part of the object is replaced: status or scale.'),
    fieldManagerFlag('kubectl-replace'),
    validateFlag,
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    checkCascade(invocation);
    if (flags.has('raw')) return await sendRaw(invocation, 'PUT');
    const force = flags.boolean('force');
    if (flags.number('grace-period') >= 0 && !force) throw new OcError('--grace-period must have --force specified');
    if (flags.duration('timeout') !== 0 && !force) throw new OcError('--timeout must have --force specified');
    if (force && flags.string('dry-run') !== 'none') throw new OcError('--dry-run can not be used when --force is set');
    if (!force) return await visitManifests(invocation, undefined, (manifest) => replaceOne(invocation, manifest));
    const errors: unknown[] = [];
    const manifests = await readManifests(invocation, undefined, errors);
    for (const manifest of manifests) await remove(invocation, manifest);
    for (const manifest of manifests)
      await createAgain(invocation, manifest).catch((error: unknown) => errors.push(error));
    throwCollected(errors);
  },
};

const replaceOne = async (invocation: Invocation, { kind, object, source }: Manifest): Promise<void> => {
  const { client, flags } = invocation;
  const namespace = namespaceOf(invocation, { kind, object });
  const mode = flags.string('dry-run');
  const placed = inNamespace({ kind, object }, namespace);
  const sent = recorded(flags, flags.boolean('save-config') ? withLastApplied(object, namespace) : placed);
  const path = partOf(invocation, object.metadata.name);
  const query = { ...standardQuery(invocation), ...(mode === 'server' && { dryRun: 'All' }) };
  const replaced =
    mode === 'client'
      ? sent
      : await client
          .replace<KubeObject>(kind, namespace, path, await withVersion(invocation, kind, namespace, sent), query)
          .catch(fromSource('replacing', source));
  printOutcome(invocation, { kind, object: replaced, outcome: 'replaced', isSeries: true });
};

/** An object that does not say which version it replaces replaces the one that there is. */
const withVersion = async (
  { client }: Invocation,
  kind: ResourceKind,
  namespace: string,
  object: KubeObject,
): Promise<KubeObject> => {
  const { name, resourceVersion } = object.metadata;
  if (resourceVersion !== undefined) return object;
  // Whatever keeps it from being read, the real one sends the object as it is, and the server says what is wrong.
  const current = await client.get<KubeObject>(kind, namespace, name).catch(() => undefined);
  const version = current?.metadata.resourceVersion;
  return version === undefined ? object : { ...object, metadata: { ...object.metadata, resourceVersion: version } };
};

const remove = async (invocation: Invocation, { kind, object }: Manifest): Promise<void> => {
  const { client, context } = invocation;
  const namespace = namespaceOf(invocation, { kind, object });
  const { name } = object.metadata;
  const found = await client.find(kind, namespace, name);
  if (!found) return;
  await client.remove(kind, namespace, name, deleteOptions(invocation));
  context.stdout(`${qualifiedKind(kind)} "${name}" deleted\n`);
  await waitUntilGone(invocation, { kind, namespace, name, uid: found.metadata.uid });
};

const createAgain = async (invocation: Invocation, { kind, object, source }: Manifest): Promise<void> => {
  const namespace = namespaceOf(invocation, { kind, object });
  const created = await invocation.client
    .create<KubeObject>(kind, namespace, recorded(invocation.flags, object), standardQuery(invocation))
    .catch(fromSource('creating', source));
  printOutcome(invocation, { kind, object: created, outcome: 'replaced', isSeries: true });
};

const namespaceOf = ({ namespace }: Invocation, { kind, object }: Pick<Manifest, 'kind' | 'object'>): string =>
  kind.namespaced ? (object.metadata.namespace ?? namespace) : '';
