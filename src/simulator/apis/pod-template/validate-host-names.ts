import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import type { PodSpec } from '../../../resources/workloads/pod-spec.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateIpAddress } from '../validation/ip-address.ts';

/** A line of `/etc/hosts`. */
export interface HostAlias {
  ip?: string;
  hostnames?: string[];
}

const MOST_SERVERS = 3;
const MOST_SEARCHES = 32;

/** The findings about how names are looked up. */
export const validateDnsConfig = ({ dnsPolicy, dnsConfig }: PodSpec, path: string): FieldError[] => {
  const { nameservers = [], searches = [], options = [] } = dnsConfig ?? {};
  if (dnsPolicy === 'None' && dnsConfig === undefined)
    return [required(path, 'must provide `dnsConfig` when `dnsPolicy` is None')];
  if (dnsPolicy === 'None' && nameservers.length === 0)
    return [required(`${path}.nameservers`, 'must provide at least one DNS nameserver when `dnsPolicy` is None')];
  return [
    ...(nameservers.length > MOST_SERVERS
      ? [invalid(`${path}.nameservers`, nameservers, `must not have more than ${MOST_SERVERS} nameservers`)]
      : []),
    ...nameservers.flatMap((address, index) => validateIpAddress(address, `${path}.nameservers[${index}]`)),
    ...(searches.length > MOST_SEARCHES
      ? [invalid(`${path}.searches`, searches, `must not have more than ${MOST_SEARCHES} search paths`)]
      : []),
    ...searches.flatMap((search, index) => {
      const domain = search.replace(/\.$/, '');
      return dnsSubdomain(domain).map((text) => invalid(`${path}.searches[${index}]`, domain, text));
    }),
    ...options.flatMap(({ name }, index) => (name ? [] : [required(`${path}.options[${index}]`, 'must not be empty')])),
  ];
};

/** The findings about the lines that a pod adds to `/etc/hosts`. */
export const validateHostAliases = (aliases: readonly HostAlias[], path: string): FieldError[] =>
  aliases.flatMap(({ ip, hostnames = [] }, index) => [
    ...validateIpAddress(ip, `${path}[${index}].ip`),
    ...hostnames.flatMap((name, at) =>
      dnsSubdomain(name).map((text) => invalid(`${path}[${index}].hostnames[${at}]`, name, text)),
    ),
  ]);
