import type { Pod } from '../../../resources/workloads/pod.ts';

/**
 * What `/etc/resolv.conf` of a pod holds: the name server of the cluster or of its node, as the DNS policy says, and what the pod
 * adds to it. The lines are in the order in which CRI-O writes them.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export const resolverConfiguration = ({ metadata, spec }: Pod): string => {
  const { nameservers = [], searches = [], options = [] } = spec.dnsConfig ?? {};
  const given = givenBy(spec.dnsPolicy, spec.hostNetwork === true, metadata.namespace ?? '');
  const servers = [...new Set([...given.nameservers, ...nameservers])];
  const domains = [...new Set([...given.searches, ...searches])];
  const settings = new Map(
    [...given.options, ...options].map(({ name = '', value }) => [
      name,
      value === undefined ? name : `${name}:${value}`,
    ]),
  );
  return [
    ...(domains.length === 0 ? [] : [`search ${domains.join(' ')}\n`]),
    ...servers.map((address) => `nameserver ${address}\n`),
    ...(settings.size === 0 ? [] : [`options ${[...settings.values()].join(' ')}\n`]),
  ].join('');
};

interface Resolver {
  readonly nameservers: readonly string[];
  readonly searches: readonly string[];
  readonly options: readonly { name?: string; value?: string }[];
}

const givenBy = (policy: string | undefined, isOnHost: boolean, namespace: string): Resolver => {
  if (policy === 'None') return { nameservers: [], searches: [], options: [] };
  if (policy === 'Default' || (policy !== 'ClusterFirstWithHostNet' && isOnHost)) return ofNode;
  const domain = 'cluster.local';
  return {
    nameservers: ['10.3.0.10'],
    searches: [`${namespace}.svc.${domain}`, `svc.${domain}`, domain],
    options: [{ name: 'ndots', value: '5' }],
  };
};

/** Nodes ask a server of their network. */
const ofNode: Resolver = { nameservers: ['10.99.0.1'], searches: [], options: [] };
