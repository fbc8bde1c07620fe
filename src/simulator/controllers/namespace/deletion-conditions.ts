import { type Condition, conditionOf } from '../../../resources/metadata/condition.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import type { RemainingContent } from './delete-content.ts';

/** How far the deletion of a namespace is; times change only with the status of a condition. */
export const deletionConditions = (
  known: readonly Condition[] | undefined,
  remaining: readonly RemainingContent[],
  now: number,
): Condition[] =>
  wanted(remaining).map((condition) => {
    const before = conditionOf(known, condition.type);
    const lastTransitionTime = before?.status === condition.status ? before.lastTransitionTime : timestamp(now);
    return { ...condition, lastTransitionTime };
  });

const wanted = (remaining: readonly RemainingContent[]): Condition[] => {
  const finalizers = countFinalizers(remaining);
  return [
    no('NamespaceDeletionDiscoveryFailure', 'ResourcesDiscovered', 'All resources successfully discovered'),
    no(
      'NamespaceDeletionGroupVersionParsingFailure',
      'ParsedGroupVersions',
      'All legacy kube types successfully parsed',
    ),
    no(
      'NamespaceDeletionContentFailure',
      'ContentDeleted',
      'All content successfully deleted, may be waiting on finalization',
    ),
    remaining.length === 0
      ? no('NamespaceContentRemaining', 'ContentRemoved', 'All content successfully removed')
      : yes(
          'NamespaceContentRemaining',
          'SomeResourcesRemain',
          `Some resources are remaining: ${remaining.map(countText).join(', ')}`,
        ),
    finalizers.size === 0
      ? no('NamespaceFinalizersRemaining', 'ContentHasNoFinalizers', 'All content-preserving finalizers finished')
      : yes(
          'NamespaceFinalizersRemaining',
          'SomeFinalizersRemain',
          `Some content in the namespace has finalizers remaining: ${finalizersText(finalizers)}`,
        ),
  ];
};

const no = (type: string, reason: string, message: string): Condition => ({ type, status: 'False', reason, message });
const yes = (type: string, reason: string, message: string): Condition => ({ type, status: 'True', reason, message });

const countText = ({ resource, objects }: RemainingContent): string =>
  `${resource.includes('.') ? resource : `${resource}.`} has ${objects.length} resource instances`;

const countFinalizers = (remaining: readonly RemainingContent[]): Map<string, number> => {
  const count = new Map<string, number>();
  for (const { objects } of remaining) {
    for (const finalizer of objects.flatMap(({ metadata }) => metadata.finalizers ?? []))
      count.set(finalizer, (count.get(finalizer) ?? 0) + 1);
  }
  return count;
};

const finalizersText = (count: ReadonlyMap<string, number>): string =>
  [...count]
    .sort()
    .map(([finalizer, number]) => `${finalizer} in ${number} resource instances`)
    .join(', ');
