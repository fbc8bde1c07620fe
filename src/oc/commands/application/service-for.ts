import { podKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import type { LoadedObject } from '../../client/load-objects.ts';
import { podTemplateSpecOf } from '../../client/pod-template.ts';
import type { Invocation } from '../../command.ts';
import { OcError } from '../../oc-error.ts';
import { goRequirements } from '../../output/go-requirements.ts';

/**
 * The service that `oc expose` puts in front of a workload: its selector and labels, and the ports of its containers.
 *
 * @throws OcError for what has no pods, or no ports when none is given
 */
export const serviceFor = ({ flags }: Invocation, target: LoadedObject): object => {
  const { object } = target;
  const selector = flags.string('selector') === '' ? selectorOf(target) : pairsOf(flags.string('selector'));
  const ports = portsOf(target, flags.string('port'), flags.string('protocol'));
  const targetPort = flags.string('target-port');
  const affinity = flags.string('session-affinity');
  if (!['', 'None', 'ClientIP'].includes(affinity)) throw new OcError(`unknown session affinity: ${affinity}`);
  const labels = flags.string('labels') === '' ? object.metadata.labels : pairsOf(flags.string('labels'));
  const optional = (field: string, flag: string): object => (flags.string(flag) ? { [field]: flags.string(flag) } : {});
  return {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: {
      name: flags.string('name') || object.metadata.name,
      creationTimestamp: null,
      ...(labels && { labels }),
    },
    spec: {
      ports: ports.map(({ port, protocol }, index) => ({
        ...(ports.length > 1 && { name: `port-${index + 1}` }),
        protocol,
        port,
        targetPort: targetPort === '' ? port : /^\d+$/.test(targetPort) ? Number(targetPort) : targetPort,
      })),
      selector,
      ...optional('clusterIP', 'cluster-ip'),
      ...optional('type', 'type'),
      ...(flags.string('external-ip') && { externalIPs: [flags.string('external-ip')] }),
      ...optional('sessionAffinity', 'session-affinity'),
      ...(flags.string('type') === 'LoadBalancer' && optional('loadBalancerIP', 'load-balancer-ip')),
    },
    status: { loadBalancer: {} },
  };
};

const exposable = ['pods', 'replicationcontrollers', 'deployments', 'replicasets', 'deploymentconfigs'];

interface Workload extends KubeObject {
  spec?: { selector?: LabelSelectorSpec | Record<string, string> };
}

const selectorOf = ({ kind, object }: LoadedObject): Readonly<Record<string, string>> => {
  if (!exposable.includes(kind.plural)) throw new OcError(`cannot expose a ${kind.kind}`);
  if (kind === podKind) {
    if (!object.metadata.labels) throw new OcError('the pod has no labels and cannot be exposed');
    return object.metadata.labels;
  }
  const selector = (object as Workload).spec?.selector ?? {};
  if ('matchExpressions' in selector && selector.matchExpressions)
    throw new OcError(
      `couldn't retrieve selectors via --selector flag or introspection: couldn't convert expressions - "${goRequirements((selector as LabelSelectorSpec).matchExpressions ?? [], true)}" to map-based selector format`,
    );
  return 'matchLabels' in selector
    ? (selector.matchLabels as Record<string, string>)
    : (selector as Record<string, string>);
};

const portsOf = (
  { kind, object }: LoadedObject,
  given: string,
  protocol: string,
): { port: number; protocol: string }[] => {
  if (given !== '') return given.split(',').map((port) => ({ port: portOf(port), protocol: protocol || 'TCP' }));
  const ports = (podTemplateSpecOf(kind, object)?.containers ?? []).flatMap((container) => container.ports ?? []);
  if (ports.length === 0) throw new OcError("couldn't find port via --port flag or introspection");
  return ports.map((port) => ({ port: port.containerPort, protocol: protocol || 'TCP' }));
};

const portOf = (text: string): number => {
  if (!/^[+-]?\d+$/.test(text)) throw new OcError(`strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
  return Number(text);
};

const pairsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split(',').map((pair) => {
      const [key = '', value] = pair.split('=');
      if (value === undefined) throw new OcError(`unexpected label spec: ${pair}`);
      return [key, value];
    }),
  );
