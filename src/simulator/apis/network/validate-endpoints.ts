import type { KubeObject } from '../../../resources/kube-object.ts';
import { dnsLabel, dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateNamedPort } from '../pod-template/validate-named-port.ts';
import { validateIpAddress } from '../validation/ip-address.ts';
import { validateEndpointIp } from '../validation/special-ip.ts';

interface Endpoints extends KubeObject {
  subsets?: Subset[] | null;
}

interface Subset {
  addresses?: Address[];
  notReadyAddresses?: Address[];
  ports?: Port[];
}

interface Address {
  ip?: string;
  hostname?: string;
  nodeName?: string;
}

interface Port {
  name?: string;
  port?: number;
  protocol?: string;
  appProtocol?: string;
}

export const endpointsDefaults = ({ subsets }: Endpoints): void => {
  for (const { ports } of subsets ?? []) for (const port of ports ?? []) port.protocol ||= 'TCP';
};

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/core/validation/validation.go */
export const validateEndpoints = ({ subsets }: Endpoints): FieldError[] =>
  (subsets ?? []).flatMap(({ addresses = [], notReadyAddresses = [], ports = [] }, index) => {
    const path = `subsets[${index}]`;
    return [
      ...(addresses.length + notReadyAddresses.length === 0
        ? [required(path, 'must specify `addresses` or `notReadyAddresses`')]
        : []),
      ...addresses.flatMap((each, at) => validateAddress(each, `${path}.addresses[${at}]`)),
      ...notReadyAddresses.flatMap((each, at) => validateAddress(each, `${path}.notReadyAddresses[${at}]`)),
      ...ports.flatMap((each, at) => validatePort(each, ports.length > 1, `${path}.ports[${at}]`)),
    ];
  });

const validateAddress = ({ ip = '', hostname, nodeName }: Address, path: string): FieldError[] => [
  ...validateIpAddress(ip, `${path}.ip`),
  ...(hostname ? dnsLabel(hostname).map((text) => invalid(`${path}.hostname`, hostname, text)) : []),
  ...(nodeName === undefined ? [] : dnsSubdomain(nodeName).map((text) => invalid(`${path}.nodeName`, nodeName, text))),
  ...validateEndpointIp(ip, `${path}.ip`),
];

const validatePort = (port: Port, isOneOfMany: boolean, path: string): FieldError[] => [
  ...validateNamedPort(port, isOneOfMany, path),
  ...(port.appProtocol === undefined
    ? []
    : qualifiedName(port.appProtocol).map((text) => invalid(`${path}.appProtocol`, port.appProtocol, text))),
];
