import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { validateIpAddress } from './ip-address.ts';
import { validateOneOf } from './one-of.ts';

interface Entry {
  ip?: string;
  hostname?: string;
  ipMode?: string;
}

/** Where traffic comes in, as the status of a service or an ingress tells. */
export interface LoadBalancerStatus {
  ingress?: Entry[];
}

const PATH = 'status.loadBalancer.ingress';

/** The findings about where the traffic of an ingress comes in. */
export const validateIngressPoints = ({ ingress = [] }: LoadBalancerStatus = {}): FieldError[] =>
  ingress.flatMap((entry, index) => validateAddresses(entry, `${PATH}[${index}]`));

/**
 * The findings about where the traffic of a service comes in: only that of a load balancer does.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/validation/validation.go
 */
export const validateBalancerStatus = ({ ingress = [] }: LoadBalancerStatus = {}, type?: string): FieldError[] => {
  if (type !== 'LoadBalancer' && ingress.length > 0)
    return [forbiddenField(PATH, "may only be used when `spec.type` is 'LoadBalancer'")];
  return ingress.flatMap((entry, index) => {
    const path = `${PATH}[${index}]`;
    return [...validateIp(entry, path), ...validateMode(entry, `${path}.ipMode`), ...validateHostname(entry, path)];
  });
};

const validateAddresses = (entry: Entry, path: string): FieldError[] => [
  ...validateIp(entry, path),
  ...validateHostname(entry, path),
];

const validateIp = ({ ip }: Entry, path: string): FieldError[] => (ip ? validateIpAddress(ip, `${path}.ip`) : []);

const validateMode = ({ ip, ipMode }: Entry, path: string): FieldError[] => {
  if (ipMode === undefined) return ip ? [required(path, 'must be specified when `ip` is set')] : [];
  if (!ip) return [forbiddenField(path, 'may not be specified when `ip` is not set')];
  return validateOneOf(ipMode, path, ['Proxy', 'VIP']);
};

const validateHostname = ({ hostname }: Entry, path: string): FieldError[] =>
  hostname
    ? [
        ...dnsSubdomain(hostname).map((text) => invalid(`${path}.hostname`, hostname, text)),
        ...(validateIpAddress(hostname, '').length === 0
          ? [invalid(`${path}.hostname`, hostname, 'must be a DNS name, not an IP address')]
          : []),
      ]
    : [];
