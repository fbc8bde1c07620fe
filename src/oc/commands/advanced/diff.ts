import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { lastAppliedAnnotation } from '../../../resources/metadata/last-applied.ts';
import { formatYaml } from '../../../resources/yaml/format-yaml.ts';
import { objectPatch } from '../../apply/object-patch.ts';
import { prunable, prunedKinds } from '../../apply/prune.ts';
import { type Manifest, readManifests } from '../../client/manifests.ts';
import { matchesSelector } from '../../client/matches-selector.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, listFlag, numberFlag } from '../../command-line/flag.ts';
import { fieldManagerFlag, fileFlags, selectorFlag } from '../../command-line/shared-flags.ts';
import { errorText } from '../../error-text.ts';
import { OcError, usageError } from '../../oc-error.ts';
import { withoutManagedFields } from '../../output/print-objects.ts';
import { unifiedDiff } from '../../output/unified-diff.ts';

/** `oc diff -f`: what `oc apply` would change; exit code 1 when it would change something, 2 when that cannot be told. */
export const diff: Command = {
  usage: '-f FILENAME',
  flags: [
    ...fileFlags,
    selectorFlag,
    booleanFlag('server-side', 'If true, the server compares and merges.'),
    booleanFlag('force-conflicts', 'With --server-side: fields that others own are taken over.'),
    booleanFlag('prune', 'Also show what --prune would delete.'),
    listFlag('prune-allowlist', 'The kinds that --prune deletes: group/version/kind.'),
    booleanFlag('show-managed-fields', 'If true, the record of who wrote which field is compared too.'),
    numberFlag('concurrency', 'How many objects are compared at a time.', { default: '1' }),
    fieldManagerFlag('kubectl-client-side-apply'),
  ],
  run: async (invocation) => {
    const { args, context, flags } = invocation;
    try {
      if (args.length > 0) throw usageError('oc diff', `Unexpected args: [${args.join(' ')}]`);
      if (flags.boolean('force-conflicts') && !flags.boolean('server-side'))
        throw new OcError('--force-conflicts only works with --server-side');
      const pruned = flags.boolean('prune') ? await prunedKinds(invocation) : [];
      const visited = { uids: new Set<string>(), namespaces: new Set<string>() };
      let different = false;
      for (const manifest of await readManifests(invocation)) {
        if (!matchesSelector(manifest.object, flags.string('selector'))) continue;
        const { text, live, namespace } = await compare(invocation, manifest);
        visited.uids.add(live?.metadata.uid ?? '');
        if (namespace !== '') visited.namespaces.add(namespace);
        different ||= text !== '';
        context.stdout(text);
      }
      for (const { kind, namespace, object } of pruned.length > 0 ? await prunable(invocation, pruned, visited) : []) {
        const typed = { ...object, apiVersion: apiVersionOf(kind), kind: kind.kind };
        context.stdout(difference(invocation, { kind, namespace, name: object.metadata.name }, typed, undefined));
        different = true;
      }
      return different ? 1 : 0;
    } catch (error) {
      context.stderr(errorText(error));
      return 2;
    }
  },
};

const compare = async (
  invocation: Invocation,
  { kind, object }: Manifest,
): Promise<{ text: string; live: KubeObject | undefined; namespace: string }> => {
  const namespace = kind.namespaced ? (object.metadata.namespace ?? invocation.namespace) : '';
  const live = await invocation.client.find<KubeObject>(kind, namespace, object.metadata.name);
  const merged = await mergedOf(invocation, { kind, object }, live, namespace);
  const place = { kind, namespace, name: object.metadata.name };
  return { text: difference(invocation, place, live, merged), live, namespace };
};

interface Place {
  readonly kind: ResourceKind;
  readonly namespace: string;
  readonly name: string;
}

/** The lines that differ, as `diff -u -N` prints them of two files; nothing when none does. */
const difference = (
  { context, flags }: Invocation,
  { kind, namespace, name }: Place,
  live: KubeObject | undefined,
  merged: KubeObject | undefined,
): string => {
  const show = (shown: KubeObject | undefined): string =>
    shown === undefined ? '' : formatYaml(flags.boolean('show-managed-fields') ? shown : withoutManagedFields(shown));
  const hunks = unifiedDiff(show(live), show(merged));
  if (hunks === '') return '';
  const file = fileName(kind, namespace, name);
  const [before, after] = ['LIVE', 'MERGED'].map((side) => join(tmpdir(), `${side}-${context.now() % 1e10}`, file));
  const stamp = `${new Date(context.now()).toISOString().replace('T', ' ').replace('Z', '000000')} +0000`;
  return `diff -u -N ${before} ${after}\n--- ${before}\t${stamp}\n+++ ${after}\t${stamp}\n${hunks}`;
};

/** What the server would make of it. */
const mergedOf = async (
  { client, flags }: Invocation,
  { kind, object }: Pick<Manifest, 'kind' | 'object'>,
  live: KubeObject | undefined,
  namespace: string,
): Promise<KubeObject> => {
  // Who applies on the server is another manager, unless somebody says who.
  const isNamed = flags.has('field-manager') || !flags.boolean('server-side');
  const query = { fieldManager: isNamed ? flags.string('field-manager') : 'kubectl', dryRun: 'All' };
  const { name } = object.metadata;
  if (flags.boolean('server-side'))
    return await client.patch<KubeObject>(kind, namespace, name, object, 'apply', {
      ...query,
      force: flags.boolean('force-conflicts'),
    });
  // The record of the last apply is not part of what is compared.
  const { annotations = {} } = object.metadata;
  const wanted = { ...object, metadata: { ...object.metadata, annotations, ...(namespace && { namespace }) } };
  if (!live) return await client.create<KubeObject>(kind, namespace, object, query);
  const record = live.metadata.annotations?.[lastAppliedAnnotation];
  const original = JSON.parse(record ?? '{}') as object;
  const change = await objectPatch(client, kind, { original, wanted, current: live });
  return change === undefined
    ? live
    : await client.patch<KubeObject>(kind, namespace, name, change.patch, change.type, query);
};

/** The name of the file that `diff` is given for an object. */
const fileName = ({ group, version, kind }: ResourceKind, namespace: string, name: string): string =>
  `${group === '' ? '' : `${group}.`}${version}.${kind}.${namespace}.${name}`;
