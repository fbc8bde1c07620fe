import { BlockList, isIP } from 'node:net';

/**
 * Whether a host is this machine or an address of a private network; of a name that is not known.
 *
 * @param registry `<host>[:<port>]`
 * @see https://github.com/openshift/library-go/blob/release-4.19/pkg/network/networkutils/networkutils.go
 */
export const isPrivateAddress = (registry: string): boolean => {
  const host = /^(?:\[(.*)\]|([^:]*)):\d*$/.exec(registry)?.slice(1).find(Boolean) ?? registry;
  if (['127.0.0.1', '::1', 'localhost'].includes(host)) return true;
  const version = isIP(host);
  return version > 0 && privateNetworks.check(host, version === 6 ? 'ipv6' : 'ipv4');
};

const privateNetworks = new BlockList();
for (const [network, prefix, family] of [
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
] as const)
  privateNetworks.addSubnet(network, prefix, family);
