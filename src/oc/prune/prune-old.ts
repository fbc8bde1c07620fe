import { apiVersionOf, type ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Invocation } from '../command.ts';
import { booleanFlag, durationFlag, numberFlag } from '../command-line/flag.ts';
import { OcError, usageError } from '../oc-error.ts';
import { alignTabs } from '../output/tab-writer.ts';

/** What can be pruned by age and outcome: a build, a rollout. */
export interface PruneCandidate {
  readonly kind: ResourceKind;
  readonly object: KubeObject;
  readonly outcome: 'complete' | 'failed' | undefined;
  /** What it belongs to; `undefined` when that is gone. */
  readonly owner: string | undefined;
  /** What becomes of that which belongs to it. @default what the server does for the kind */
  readonly propagationPolicy?: 'Background';
}

/** The flags of `oc adm prune builds` and `deployments`. */
export const pruneOldFlags = (noun: string) => [
  booleanFlag('confirm', `If true, specify that ${noun} pruning should proceed.`),
  booleanFlag('orphans', `If true, prune all ${noun}s whose configuration no longer exists and which have ended.`),
  durationFlag('keep-younger-than', `Specify the minimum age of a ${noun} for it to be considered a candidate.`, {
    default: '60m',
  }),
  numberFlag('keep-complete', `Specify the number of ${noun}s whose status is complete that will be preserved.`, {
    default: '5',
  }),
  numberFlag('keep-failed', `Specify the number of ${noun}s whose status is failed that will be preserved.`, {
    default: '1',
  }),
];

/** @throws OcError for words, and for numbers below zero */
export const checkPruneOld = ({ args, flags, path }: Invocation): void => {
  if (args.length > 0) throw usageError(path, 'no arguments are allowed to this command');
  if (flags.duration('keep-younger-than') < 0)
    throw new OcError('--keep-younger-than must be greater than or equal to 0');
  for (const name of ['keep-complete', 'keep-failed'])
    if (flags.number(name) < 0) throw new OcError(`--${name} must be greater than or equal to 0`);
};

/** Lists what goes, and deletes it when `--confirm` is given: orphans first, then of each owner all but the newest. */
export const pruneOld = async (
  { flags, client, context }: Invocation,
  candidates: readonly PruneCandidate[],
  owners: readonly string[],
  noun: string,
): Promise<void> => {
  const before = context.now() - flags.duration('keep-younger-than');
  const old = candidates.filter(({ object }) => Date.parse(object.metadata.creationTimestamp ?? '') < before);
  const orphans = flags.boolean('orphans')
    ? old.filter(({ owner, outcome }) => owner === undefined && outcome !== undefined)
    : [];
  const superfluous = owners.flatMap((owner) => {
    const own = old.filter((candidate) => candidate.owner === owner).sort(newestFirst);
    return [
      ...own.filter(({ outcome }) => outcome === 'complete').slice(flags.number('keep-complete')),
      ...own.filter(({ outcome }) => outcome === 'failed').slice(flags.number('keep-failed')),
    ];
  });
  const confirm = flags.boolean('confirm');
  if (!confirm) context.stderr(`Dry run enabled - no modifications will be made. Add --confirm to remove ${noun}\n`);
  const rows = ['NAMESPACE\tNAME\n'];
  try {
    for (const { kind, object, propagationPolicy } of [...orphans, ...superfluous]) {
      const { namespace = '', name } = object.metadata;
      rows.push(`${namespace}\t${name}\n`);
      if (confirm)
        await client.remove(kind, namespace, name, {
          kind: 'DeleteOptions',
          apiVersion: apiVersionOf(kind),
          ...(propagationPolicy && { propagationPolicy }),
        });
    }
  } finally {
    if (rows.length > 1) context.stdout(alignTabs(rows.join(''), { minWidth: 10, padding: 3 }));
  }
};

const newestFirst = (one: PruneCandidate, other: PruneCandidate): number =>
  Date.parse(other.object.metadata.creationTimestamp ?? '') - Date.parse(one.object.metadata.creationTimestamp ?? '');
