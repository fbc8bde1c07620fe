import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import { type FieldError, forbiddenField, invalid, required } from '../../apimachinery/field-error.ts';
import { invalidGo } from '../../apimachinery/go-value.ts';
import { validateLabelSelector } from '../validation/label-selector-validation.ts';
import { validateOneOf } from '../validation/one-of.ts';
import { portNameErrors, portNumberErrors } from '../validation/port.ts';
import { validateIpBlock } from './validate-ip-block.ts';

interface Port {
  protocol?: string;
  port?: number | string;
  endPort?: number;
}

interface Peer {
  podSelector?: LabelSelectorSpec;
  namespaceSelector?: LabelSelectorSpec;
  ipBlock?: { cidr?: string; except?: string[] };
}

interface Peers {
  from?: Peer[];
  to?: Peer[];
  ports?: Port[];
}

interface NetworkPolicy extends KubeObject {
  spec?: { podSelector?: LabelSelectorSpec; policyTypes?: string[]; ingress?: Peers[]; egress?: Peers[] };
}

const POLICY_TYPES = ['Ingress', 'Egress'];

/** A policy is about what comes in, and about what goes out when it says something of that. */
export const networkPolicyDefaults = (policy: NetworkPolicy): void => {
  const spec = (policy.spec ??= {});
  for (const { ports = [] } of [...(spec.ingress ?? []), ...(spec.egress ?? [])])
    for (const port of ports) port.protocol ??= 'TCP';
  if ((spec.policyTypes ?? []).length > 0) return;
  spec.policyTypes = (spec.egress ?? []).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
};

/** @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/apis/networking/validation/validation.go */
export const validateNetworkPolicy = ({ spec = {} }: NetworkPolicy): FieldError[] => [
  ...validateLabelSelector(spec.podSelector ?? {}, 'spec.podSelector'),
  ...(spec.ingress ?? []).flatMap((rule, index) => validateRule(rule, 'from', `spec.ingress[${index}]`)),
  ...(spec.egress ?? []).flatMap((rule, index) => validateRule(rule, 'to', `spec.egress[${index}]`)),
  ...((spec.policyTypes ?? []).length > POLICY_TYPES.length
    ? [
        invalidGo(
          'spec.policyTypes',
          `[]networking.PolicyType{${spec.policyTypes?.map((type) => JSON.stringify(type)).join(', ')}}`,
          'may not specify more than two policyTypes',
        ),
      ]
    : (spec.policyTypes ?? []).flatMap((type, index) =>
        validateOneOf(type, `spec.policyTypes[${index}]`, POLICY_TYPES),
      )),
];

const validateRule = (rule: Peers, direction: 'from' | 'to', path: string): FieldError[] => [
  ...(rule.ports ?? []).flatMap((port, index) => validatePort(port, `${path}.ports[${index}]`)),
  ...(rule[direction] ?? []).flatMap((peer, index) => validatePeer(peer, `${path}.${direction}[${index}]`)),
];

const validatePort = ({ protocol = 'TCP', port, endPort }: Port, path: string): FieldError[] => [
  ...validateOneOf(protocol, `${path}.protocol`, ['TCP', 'UDP', 'SCTP']),
  ...(port === undefined
    ? endPort === undefined
      ? []
      : [invalid(`${path}.endPort`, endPort, 'may not be specified when `port` is not specified')]
    : typeof port === 'number'
      ? [
          ...portNumberErrors(port).map((text) => invalid(`${path}.port`, port, text)),
          ...(endPort === undefined ? [] : validateEnd(port, endPort, `${path}.endPort`)),
        ]
      : [
          ...(endPort === undefined
            ? []
            : [invalid(`${path}.endPort`, endPort, 'may not be specified when `port` is non-numeric')]),
          ...portNameErrors(port).map((text) => invalid(`${path}.port`, port, text)),
        ]),
];

const validateEnd = (port: number, end: number, path: string): FieldError[] => [
  ...(port > end ? [invalid(path, port, 'must be greater than or equal to `port`')] : []),
  ...portNumberErrors(end).map((text) => invalid(path, end, text)),
];

const validatePeer = ({ podSelector, namespaceSelector, ipBlock }: Peer, path: string): FieldError[] => {
  const count = [podSelector, namespaceSelector, ipBlock].filter((part) => part !== undefined).length;
  return [
    ...(podSelector === undefined ? [] : validateLabelSelector(podSelector, `${path}.podSelector`)),
    ...(namespaceSelector === undefined ? [] : validateLabelSelector(namespaceSelector, `${path}.namespaceSelector`)),
    ...(ipBlock === undefined ? [] : validateIpBlock(ipBlock, `${path}.ipBlock`)),
    ...(count === 0 ? [required(path, 'must specify a peer')] : []),
    ...(count > 1 && ipBlock !== undefined
      ? [forbiddenField(path, 'may not specify both ipBlock and another peer')]
      : []),
  ];
};
