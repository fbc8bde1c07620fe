import { priorityLevelKind } from '../../../resources/kinds/platform-kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import { type Sample, seriesText } from '../../apimachinery/metrics/series-text.ts';
import type { ObjectStore } from '../../store/object-store.ts';

/** How many requests the API server of OpenShift takes at a time, reading and writing ones together. */
const SEATS = 4000;

interface PriorityLevel {
  readonly metadata: { readonly name: string };
  readonly spec?: { readonly [Type in 'exempt' | 'limited']?: { readonly nominalConcurrencyShares?: number } };
}

/**
 * The part of the server that each priority level has by its shares.
 *
 * @see https://kubernetes.io/docs/concepts/cluster-administration/flow-control/#priorities
 */
export const nominalSeats = (store: Pick<ObjectStore, 'list'>): string => {
  const levels = store.list(groupResource(priorityLevelKind)) as readonly PriorityLevel[];
  const all = levels.reduce((sum, level) => sum + sharesOf(level), 0);
  const samples = levels.map(
    (level): Sample => ({
      labels: { priority_level: level.metadata.name },
      value: all === 0 ? 0 : Math.ceil((SEATS * sharesOf(level)) / all),
    }),
  );
  return seriesText(
    'apiserver_flowcontrol_nominal_limit_seats',
    'gauge',
    '[BETA] Nominal number of execution seats configured for each priority level',
    samples,
  );
};

const sharesOf = ({ spec }: PriorityLevel): number => (spec?.limited ?? spec?.exempt)?.nominalConcurrencyShares ?? 0;
