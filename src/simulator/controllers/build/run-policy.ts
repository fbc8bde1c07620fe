import { type Build, buildKeys, buildNumber, hasEnded } from '../../../resources/builds/build.ts';
import { buildKind } from '../../../resources/kinds/kinds.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { Listers } from '../../apimachinery/lister.ts';

/** The builds of the same configuration, in the order in which they were asked for. */
export const siblingsOf = ({ metadata }: Build, listers: Listers): Build[] => {
  const config = metadata.labels?.[buildKeys.config];
  return listers
    .of<Build>(buildKind)
    .list(metadata.namespace)
    .filter((each) => config !== undefined && each.metadata.labels?.[buildKeys.config] === config)
    .toSorted((one, other) => buildNumber(one) - buildNumber(other));
};

/**
 * Whether the policy of its configuration lets a new build run now: in parallel builds run as soon as none of another policy
 * does, all others one after the other. `SerialLatestOnly` also cancels the older ones that have not started.
 *
 * @see https://github.com/openshift/openshift-controller-manager/tree/release-4.19/pkg/build/controller/policy
 */
export const mayRun = async (build: Build, listers: Listers, client: Client): Promise<boolean> => {
  const siblings = siblingsOf(build, listers);
  if (siblings.length === 0) return true;
  const active = siblings.filter(({ status }) => status?.phase === 'Pending' || status?.phase === 'Running');
  const policy = policyOf(build);
  if (policy === 'Parallel') return active.every((other) => policyOf(other) === 'Parallel');
  if (policy === 'SerialLatestOnly')
    for (const other of siblings.filter((each) => isReplacedBy(build, each))) await cancel(other, client);
  const first = siblings.find(({ status }) => (status?.phase ?? 'New') === 'New');
  return active.length === 0 && first?.metadata.name === build.metadata.name;
};

const policyOf = ({ metadata }: Build): string => {
  const policy = metadata.labels?.[buildKeys.startPolicy] ?? '';
  return ['Parallel', 'SerialLatestOnly'].includes(policy) ? policy : 'Serial';
};

const isReplacedBy = (build: Build, other: Build): boolean =>
  !hasEnded(other) && other.status?.phase !== 'Running' && buildNumber(other) < buildNumber(build);

const cancel = ({ metadata }: Build, client: Client): Promise<Build> =>
  client.modify<Build>(buildKind, metadata.namespace, metadata.name, (current) => {
    current.status = { ...(current.status ?? { phase: 'New' }), cancelled: true };
  });
