import { ApiStatusError } from '../../../errors/api-status-error.ts';
import { namespaceKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { lastAppliedAnnotation } from '../../../resources/metadata/last-applied.ts';
import { keepRecord, migrateManagers } from '../../apply/field-ownership.ts';
import { objectPatch } from '../../apply/object-patch.ts';
import { prune, prunedKinds } from '../../apply/prune.ts';
import { partOf } from '../../client/load-objects.ts';
import { fromSource, type Manifest, readManifests } from '../../client/manifests.ts';
import { matchesSelector } from '../../client/matches-selector.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import { recorded, recordFlag } from '../../command-line/record.ts';
import {
  allFlag,
  dryRunFlag,
  fieldManagerFlag,
  fileFlags,
  outputFlag,
  selectorFlag,
  validateFlag,
} from '../../command-line/shared-flags.ts';
import { OcError, throwCollected, usageError } from '../../oc-error.ts';
import { formatChosen } from '../../output/format-chosen.ts';
import { checkFormat, objectFormats } from '../../output/formats.ts';
import { compactJson } from '../../output/json.ts';
import { type Outcome, printOutcome } from '../../output/print-outcome.ts';
import { withLastApplied } from '../apply-record.ts';
import { standardQuery } from '../create/create-object.ts';
import { applyConflict } from './apply-conflict.ts';
import { checkApply } from './check-apply.ts';
import { checkCascade, propagationPolicy } from './delete/check-deletion.ts';
import { deletionFlags } from './delete/deletion-flags.ts';
import { waitUntilGone } from './delete/wait-until-gone.ts';

/** `oc apply -f`: makes objects as files describe them; what an earlier file said and this one does not is removed. */
export const apply: Command = {
  usage: '(-f FILENAME | -k DIRECTORY)',
  checksFormatLate: true,
  flags: [
    recordFlag,
    ...fileFlags,
    selectorFlag,
    allFlag,
    outputFlag,
    dryRunFlag,
    booleanFlag('server-side', 'If true, the server compares and merges.'),
    booleanFlag('force-conflicts', 'With --server-side: fields that others own are taken over.'),
    booleanFlag('overwrite', 'If true, what others changed becomes as the file says.', { default: 'true' }),
    booleanFlag('prune', 'Delete what an earlier apply made and the files do not name any more; needs -l or --all.'),
    listFlag('prune-allowlist', 'The kinds that --prune deletes: group/version/kind.'),
    booleanFlag('openapi-patch', 'If true, the schemas of the server say how lists are merged.', { default: 'true' }),
    stringFlag('subresource', 'With --server-side: only this part of the object is applied.'),
    ...deletionFlags,
    fieldManagerFlag('kubectl-client-side-apply'),
    validateFlag,
  ],
  run: async (invocation) => {
    const { args, flags } = invocation;
    if (args.length > 0) throw usageError('oc apply', `Unexpected args: [${args.join(' ')}]`);
    checkCascade(invocation);
    checkApply(invocation);
    const pruned = flags.boolean('prune') ? await prunedKinds(invocation) : [];
    const errors: unknown[] = [];
    const uids = new Set<string>();
    const namespaces = new Set<string>();
    const applied: Outcome[] = [];
    const isText = ['', 'name'].includes(flags.string('output'));
    const report = (outcome: Outcome): void =>
      void (isText ? printOutcome(invocation, outcome) : applied.push(outcome));
    let count = 0;
    const applyOne = flags.boolean('server-side') ? applyOnServer : applyManifest;
    for (const manifest of await readManifests(invocation, 'apply', errors))
      if (matchesSelector(manifest.object, flags.string('selector'))) {
        count += 1;
        await applyOne(invocation, manifest, report).then(
          ({ metadata }) => {
            uids.add(metadata.uid ?? '');
            if (manifest.kind.namespaced) namespaces.add(metadata.namespace ?? invocation.namespace);
          },
          (error: unknown) => errors.push(error),
        );
      }
    throwCollected(errors);
    if (count === 0) throw new OcError('no objects passed to apply');
    if (applied.length > 0) printApplied(invocation, applied);
    if (flags.boolean('prune')) await prune(invocation, pruned, { uids, namespaces });
  },
};

type Report = (outcome: Outcome) => void;

/** Whole objects are printed together. */
const printApplied = ({ context, flags }: Invocation, applied: readonly Outcome[]): void => {
  checkFormat(flags.string('output'), objectFormats);
  const printable = {
    objects: applied.map(({ object }) => object),
    kinds: applied.map(({ kind }) => kind),
    single: applied.length === 1,
  };
  context.stdout(formatChosen(flags, printable, { listMeta: {} }));
};

const applyManifest = async (
  invocation: Invocation,
  { kind, object: written, source }: Manifest,
  report: Report,
): Promise<KubeObject> => {
  const { client, context, flags } = invocation;
  const object = recorded(flags, written);
  if (object.metadata.name === undefined && object.metadata.generateName !== undefined)
    throw new OcError(`from ${object.metadata.generateName}: cannot use generate name with apply`);
  const namespace = kind.namespaced ? (object.metadata.namespace ?? invocation.namespace) : '';
  const wanted = withLastApplied(object, namespace);
  const mode = flags.string('dry-run');
  const query = { ...standardQuery(invocation), ...(mode === 'server' && { dryRun: 'All' }) };
  const found = await client
    .find<KubeObject>(kind, namespace, object.metadata.name)
    .catch(whileReading({ kind, object, source }, namespace));
  if (!found) {
    if (kind.namespaced) await client.find(namespaceKind, '', namespace);
    const created =
      mode === 'client'
        ? wanted
        : await client.create<KubeObject>(kind, namespace, wanted, query).catch(fromSource('creating', source));
    report({ kind, object: created, outcome: 'created' });
    return created;
  }
  const record = found.metadata.annotations?.[lastAppliedAnnotation];
  if (record === undefined && mode !== 'client')
    context.stderr(
      `Warning: resource ${kind.plural}/${object.metadata.name} is missing the ${lastAppliedAnnotation} annotation which is required by oc apply. oc apply should only be used on resources created declaratively by either oc create --save-config or oc apply. The missing annotation will be patched automatically.\n`,
    );
  const original = JSON.parse(record ?? '{}') as object;
  const difference = await objectPatch(client, kind, { original, wanted, current: found });
  if (difference === undefined || mode === 'client') {
    const outcome = mode === 'client' ? 'configured' : 'unchanged';
    report({ kind, object: found, outcome });
    return found;
  }
  const changed = await client
    .patch<KubeObject>(kind, namespace, object.metadata.name, difference.patch, difference.type, query)
    .catch((error: unknown) => recreate(invocation, { kind, object: wanted, source }, error))
    .catch(fromSource('patching', source))
    .catch(whileApplying(difference.patch, { kind, object: wanted, source }));
  report({ kind, object: changed, outcome: 'configured' });
  return changed;
};

/** Tells of which object could not be read. */
const whileReading =
  ({ kind, object, source }: Manifest, namespace: string) =>
  (error: unknown): never => {
    if (!(error instanceof ApiStatusError)) throw error;
    const message = `error when retrieving current configuration of:\n${placeOf(kind, object.metadata.name, namespace)}\nfrom server for: ${JSON.stringify(source)}: ${error.message}`;
    throw new ApiStatusError({ ...error.status, message }, error);
  };

/** Tells of a patch that was refused what it was, and of which object. */
const whileApplying =
  (patch: unknown, { kind, object, source }: Manifest) =>
  (error: unknown): never => {
    if (!(error instanceof ApiStatusError)) throw error;
    const { name, namespace = '' } = object.metadata;
    const message = [
      `error when applying patch:\n${compactJson(patch)}`,
      `to:\n${placeOf(kind, name, namespace)}`,
      `for: ${JSON.stringify(source)}: ${error.message}`,
    ].join('\n');
    throw new ApiStatusError({ ...error.status, message }, error);
  };

/** The object as messages about it have it. */
const placeOf = ({ group, version, plural, kind }: ResourceKind, name: string, namespace: string): string => {
  const [resource, type] = [`${group}/${version}, Resource=${plural}`, `${group}/${version}, Kind=${kind}`].map(
    (each) => JSON.stringify(each),
  );
  return `Resource: ${resource}, GroupVersionKind: ${type}\nName: ${JSON.stringify(name)}, Namespace: ${JSON.stringify(namespace)}`;
};

/** With `--force` an object that cannot be changed makes room for a new one. */
const recreate = async (
  invocation: Invocation,
  { kind, object, source }: Manifest,
  error: unknown,
): Promise<KubeObject> => {
  const { client, flags } = invocation;
  const reasons = ['Conflict', 'Invalid'];
  if (!flags.boolean('force') || !(error instanceof ApiStatusError) || !reasons.includes(error.status.reason ?? ''))
    throw error;
  const namespace = kind.namespaced ? (object.metadata.namespace ?? invocation.namespace) : '';
  const { name, uid } = object.metadata;
  await client.remove(kind, namespace, name, { propagationPolicy: propagationPolicy(invocation) });
  await waitUntilGone(invocation, { kind, namespace, name, uid });
  return await client.create<KubeObject>(kind, namespace, object).catch(fromSource('creating', source));
};

const applyOnServer = async (
  invocation: Invocation,
  { kind, object: written, source }: Manifest,
  report: Report,
): Promise<KubeObject> => {
  const { client, flags } = invocation;
  const object = recorded(flags, written);
  const namespace = kind.namespaced ? (object.metadata.namespace ?? invocation.namespace) : '';
  const query = {
    ...standardQuery(invocation),
    fieldManager: flags.has('field-manager') ? flags.string('field-manager') : 'kubectl',
    force: flags.boolean('force-conflicts'),
    ...(flags.string('dry-run') === 'server' && { dryRun: 'All' }),
  };
  const sent = kind.namespaced ? { ...object, metadata: { ...object.metadata, namespace } } : object;
  const path = partOf(invocation, object.metadata.name);
  const send = (): Promise<KubeObject> =>
    client.patch<KubeObject>(kind, namespace, path, sent, 'apply', query).catch(applyConflict);
  const applied = await migrate(invocation, { kind, object: await send(), source }, send);
  report({ kind, object: applied, outcome: 'serverside-applied' });
  return applied;
};

/** Takes over what applies by the client left behind; the apply is sent again when there was something. */
const migrate = async (
  { client, flags }: Invocation,
  { kind, object }: Manifest,
  send: () => Promise<KubeObject>,
): Promise<KubeObject> => {
  if (flags.string('dry-run') !== 'none') return object;
  const manager = flags.has('field-manager') ? flags.string('field-manager') : 'kubectl';
  const kept = manager === 'kubectl' ? await keepRecord(client, kind, object) : object;
  return (await migrateManagers(client, kind, { object: kept, manager })) ? await send() : kept;
};
