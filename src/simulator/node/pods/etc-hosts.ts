import type { Pod } from '../../../resources/workloads/pod.ts';

/**
 * The file of hosts that a kubelet makes for a pod.
 *
 * @param address of the pod
 * @see https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/
 */
export const etcHosts = ({ metadata, spec }: Pod, address: string | undefined): string => {
  const { hostname, subdomain, hostAliases = [], hostNetwork } = spec;
  const name = hostname ?? metadata.name;
  const names = subdomain ? [`${name}.${subdomain}.${metadata.namespace}.svc.cluster.local`, name] : [name];
  const aliases = hostAliases.map(({ ip = '', hostnames = [] }) => [ip, ...hostnames].join('\t'));
  const lines = [
    hostNetwork ? '# Kubernetes-managed hosts file (host network).' : '# Kubernetes-managed hosts file.',
    ...LOCAL,
    ...(hostNetwork ? [] : [[address, ...names].join('\t')]),
    ...(aliases.length === 0 ? [] : ['', '# Entries added by HostAliases.', ...aliases]),
  ];
  return `${lines.join('\n')}\n`;
};

const LOCAL = [
  '127.0.0.1\tlocalhost',
  '::1\tlocalhost ip6-localhost ip6-loopback',
  'fe00::0\tip6-localnet',
  'fe00::0\tip6-mcastprefix',
  'fe00::1\tip6-allnodes',
  'fe00::2\tip6-allrouters',
];
