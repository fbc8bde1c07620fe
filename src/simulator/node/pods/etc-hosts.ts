import type { FileSystem } from '../files/file-system.ts';
import type { Mount } from '../files/mounts.ts';
import { SingleFile } from '../files/single-file.ts';
import type { PodContext } from './kubelet-context.ts';

/** The file of hosts that a kubelet makes for a pod with a network of its own, shared by its containers. */
export const etcHosts = ({ pod, runtime, clock }: PodContext): Mount[] => {
  if (pod.spec.hostNetwork) return [];
  const key = '/etc/hosts';
  let file: FileSystem | undefined = runtime.volumes.get(key);
  if (file === undefined) {
    const { hostname, subdomain, hostAliases = [] } = pod.spec;
    const name = hostname ?? pod.metadata.name;
    const names = subdomain ? [`${name}.${subdomain}.${pod.metadata.namespace}.svc.cluster.local`, name] : [name];
    const aliases = hostAliases.map(({ ip = '', hostnames = [] }) => [ip, ...hostnames].join('\t'));
    const lines = [
      ...LOCAL,
      [runtime.address, ...names].join('\t'),
      ...(aliases.length === 0 ? [] : ['', '# Entries added by HostAliases.', ...aliases]),
    ];
    runtime.volumes.set(key, (file = new SingleFile(`${lines.join('\n')}\n`, clock.now())));
  }
  return [{ path: key, files: file }];
};

const LOCAL = [
  '# Kubernetes-managed hosts file.',
  '127.0.0.1\tlocalhost',
  '::1\tlocalhost ip6-localhost ip6-loopback',
  'fe00::0\tip6-localnet',
  'fe00::0\tip6-mcastprefix',
  'fe00::1\tip6-allnodes',
  'fe00::2\tip6-allrouters',
];
