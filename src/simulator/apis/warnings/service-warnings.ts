import type { Service } from '../../../resources/networking/service.ts';
import { canonicalIpv6, goAddressError } from '../validation/go-address.ts';

const HINTS = 'service.kubernetes.io/topology-aware-hints';

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/api/service/warnings.go */
export const serviceWarnings = ({ metadata: { annotations }, spec }: Service): string[] => {
  const { clusterIP, clusterIPs = [], externalIPs = [], loadBalancerIP, loadBalancerSourceRanges = [] } = spec;
  return [
    ...(annotations?.[HINTS] === undefined
      ? []
      : [`annotation ${HINTS} is deprecated, please use service.kubernetes.io/topology-mode instead`]),
    ...(clusterIP && clusterIP !== 'None' ? each(clusterIPs, 'spec.clusterIPs', addressWarnings) : []),
    ...each(externalIPs, 'spec.externalIPs', addressWarnings),
    ...(loadBalancerIP ? addressWarnings(loadBalancerIP, 'spec.loadBalancerIP') : []),
    ...each(loadBalancerSourceRanges, 'spec.loadBalancerSourceRanges', rangeWarnings),
    ...(spec.type === 'ExternalName' && externalIPs.length > 0
      ? ['spec.externalIPs is ignored when spec.type is "ExternalName"']
      : []),
    ...(spec.type !== 'ExternalName' && spec.externalName
      ? ['spec.externalName is ignored when spec.type is not "ExternalName"']
      : []),
  ];
};

const each = (texts: readonly string[], path: string, warn: (text: string, path: string) => string[]): string[] =>
  texts.flatMap((text, index) => warn(text, `${path}[${index}]`));

const LOOPS = 'which may cause controller apply-loops';

const addressWarnings = (address: string, path: string): string[] => {
  const error = goAddressError(address);
  if (error !== undefined)
    return [`${path}: IP address was accepted, but will be invalid in a future Kubernetes release: ${error}`];
  const canonical = canonicalIpv6(address);
  return canonical === undefined || canonical === address
    ? []
    : [
        `${path}: IPv6 address ${JSON.stringify(address)} is not in RFC 5952 canonical format (${JSON.stringify(canonical)}), ${LOOPS}`,
      ];
};

const rangeWarnings = (range: string, path: string): string[] => {
  const slash = range.lastIndexOf('/');
  const [address, bits] = [range.slice(0, slash), range.slice(slash + 1)];
  const error =
    goAddressError(address) ??
    (/^(0|[1-9]\d*)$/.test(bits) ? undefined : `bad bits after slash: ${JSON.stringify(bits)}`);
  if (error !== undefined)
    return [
      `${path}: IP prefix was accepted, but will be invalid in a future Kubernetes release: netip.ParsePrefix(${JSON.stringify(range)}): ${error}`,
    ];
  const canonical = canonicalIpv6(address);
  return canonical === undefined || canonical === address
    ? []
    : [
        `${path}: IPv6 prefix ${JSON.stringify(range)} is not in RFC 5952 canonical format (${JSON.stringify(`${canonical}/${bits}`)}), ${LOOPS}`,
      ];
};
