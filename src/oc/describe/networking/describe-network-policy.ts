import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import { selectorText } from '../../../resources/labels/selector-text.ts';
import { alignKubernetes, annotationLines, labelLines } from '../kubernetes-lines.ts';

/** Which traffic pods may have. */
export interface NetworkPolicy extends KubeObject {
  spec?: {
    podSelector?: LabelSelectorSpec;
    ingress?: { from?: Peer[]; ports?: PolicyPort[] }[];
    egress?: { to?: Peer[]; ports?: PolicyPort[] }[];
    policyTypes?: string[];
  };
}

interface PolicyPort {
  protocol?: string;
  port?: number | string;
  endPort?: number;
}

interface Peer {
  podSelector?: LabelSelectorSpec;
  namespaceSelector?: LabelSelectorSpec;
  ipBlock?: { cidr: string; except?: string[] };
}

/** What `oc describe networkpolicy` prints. */
export const describeNetworkPolicy = ({ metadata, spec = {} }: NetworkPolicy): string => {
  const { podSelector = {}, ingress = [], egress = [], policyTypes = [] } = spec;
  const pods = selectorText(podSelector) || '<none> (Allowing the specific traffic to all pods in this namespace)';
  const incoming = ingress.map(({ from, ports }) => portLines(ports) + peerLines('From', 'source', from));
  const outgoing = egress.map(({ to, ports }) => portLines(ports) + peerLines('To', 'destination', to));
  return alignKubernetes(
    [
      `Name:\t${metadata.name}\nNamespace:\t${metadata.namespace}\n`,
      `Created on:\t${(metadata.creationTimestamp ?? '').replace('T', ' ').replace('Z', ' +0000 UTC')}\n`,
      labelLines('Labels', metadata.labels),
      annotationLines('Annotations', metadata.annotations),
      `Spec:\n  PodSelector:     ${pods}\n`,
      directionLines('ingress', policyTypes.includes('Ingress'), incoming),
      directionLines('egress', policyTypes.includes('Egress'), outgoing),
      `  Policy Types: ${policyTypes.join(', ') || '<none>'}\n`,
    ].join(''),
  );
};

const directionLines = (direction: string, isAffected: boolean, rules: readonly string[]): string => {
  if (!isAffected) return `  Not affecting ${direction} traffic\n`;
  const none = `    <none> (Selected pods are isolated for ${direction} connectivity)\n`;
  return `  Allowing ${direction} traffic:\n${rules.length === 0 ? none : rules.join('    ----------\n')}`;
};

const portLines = (ports: readonly PolicyPort[] = []): string =>
  ports.length === 0
    ? '    To Port: <any> (traffic allowed to all ports)\n'
    : ports
        .map(({ protocol = 'TCP', port = '<nil>', endPort }) =>
          endPort === undefined
            ? `    To Port: ${port}/${protocol}\n`
            : `    To Port Range: ${port}-${endPort}/${protocol}\n`,
        )
        .join('');

const peerLines = (title: string, what: string, peers: readonly Peer[] = []): string =>
  peers.length === 0
    ? `    ${title}: <any> (traffic not restricted by ${what})\n`
    : peers.map((peer) => `    ${title}:\n${peerLine(peer)}`).join('');

const peerLine = ({ podSelector, namespaceSelector, ipBlock }: Peer): string => {
  const selectors = [
    namespaceSelector ? `      NamespaceSelector: ${selectorText(namespaceSelector) || '<none>'}\n` : '',
    podSelector ? `      PodSelector: ${selectorText(podSelector) || '<none>'}\n` : '',
  ].join('');
  if (selectors !== '' || ipBlock === undefined) return selectors;
  return `      IPBlock:\n        CIDR: ${ipBlock.cidr}\n        Except: ${(ipBlock.except ?? []).join(', ')}\n`;
};
