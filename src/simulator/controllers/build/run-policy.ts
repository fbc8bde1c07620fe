import { type Build, buildKeys, hasEnded } from '../../../resources/build.ts';
import { buildKind } from '../../../resources/kinds.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { Listers } from '../../apimachinery/lister.ts';

/** The builds of the same configuration, in the order in which they were asked for. */
export const siblingsOf = ({ metadata }: Build, listers: Listers): Build[] => {
  const config = metadata.labels?.[buildKeys.config];
  return listers
    .of<Build>(buildKind)
    .list(metadata.namespace)
    .filter((each) => config !== undefined && each.metadata.labels?.[buildKeys.config] === config)
    .toSorted((one, other) => numberOf(one) - numberOf(other));
};

/** The number of a build within its configuration. */
export const numberOf = ({ metadata }: Build): number => Number(metadata.annotations?.[buildKeys.number] ?? 0);

/**
 * Whether the policy of its configuration lets a new build run now. `SerialLatestOnly` also cancels the older ones that
 * have not started.
 *
 * @see https://docs.openshift.com/container-platform/4.19/cicd/builds/advanced-build-operations.html#builds-build-run-policy_advanced-build-operations
 */
export const mayRun = async (build: Build, listers: Listers, client: Client): Promise<boolean> => {
  const policy = build.metadata.labels?.[buildKeys.startPolicy] ?? 'Serial';
  const others = siblingsOf(build, listers).filter(({ metadata }) => metadata.name !== build.metadata.name);
  if (policy === 'Parallel' || others.length === 0) return true;
  if (others.some((other) => !hasEnded(other) && other.status?.phase !== 'New')) return false;
  const waiting = others.filter((other) => other.status?.phase === 'New' && !other.status.cancelled);
  if (policy === 'Serial') return waiting.every((other) => numberOf(other) > numberOf(build));
  for (const other of waiting.filter((each) => numberOf(each) < numberOf(build))) await cancel(other, client);
  return waiting.every((other) => numberOf(other) < numberOf(build));
};

const cancel = ({ metadata }: Build, client: Client): Promise<Build> =>
  client.modify<Build>(buildKind, metadata.namespace, metadata.name, (current) => {
    current.status = { ...(current.status ?? { phase: 'New' }), cancelled: true };
  });
