import { nodeKind } from '../../../resources/kinds/kinds.ts';
import type { Node } from '../../../resources/nodes/node.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { type HasKubelet, withHeartbeat } from './node-heartbeat.ts';
import { validateNode, validateNodeUpdate } from './validate-node.ts';

/** Nodes; what a kubelet registers keeps the status that it is created with. */
export const nodeStorage = (
  machinery: Machinery,
  subresources: Readonly<Record<string, Subresource>> = {},
  hasKubelet: HasKubelet = () => false,
): RegistryStore<Node> => {
  const decorate = withHeartbeat(hasKubelet, machinery.clock);
  const nodes = new RegistryStore<Node>(nodeKind, machinery, {
    applyDefaults,
    validate: (node) => [...validateObjectMeta(node, dnsSubdomain), ...validateNode(node)],
    prepareForUpdate: (node, old) => {
      if (old.status === undefined) delete node.status;
      else node.status = copyOf(old.status);
    },
    checksAgain: true,
    warnings: ({ spec }) =>
      (spec as { externalID?: string } | undefined)?.externalID
        ? ['spec.externalID: this field is deprecated, and is unused by Kubernetes']
        : [],
    validateUpdate: (node, old) => [...validateObjectMetaUpdate(node, old), ...validateNodeUpdate(node, old)],
    decorate,
  });
  const status = new RegistryStore<Node>(nodeKind, machinery, { status: true, decorate }).subresources['status'];
  return Object.assign(nodes, { subresources: { status, ...subresources } });
};

/** The range of a node is said twice; the single field decides. */
const applyDefaults = (node: Node): void => {
  const spec = (node.spec ??= {}) as { podCIDR?: string; podCIDRs?: string[]; configSource?: unknown };
  delete spec.configSource;
  if (spec.podCIDR && spec.podCIDR !== spec.podCIDRs?.[0]) spec.podCIDRs = [spec.podCIDR];
  else if (spec.podCIDRs?.[0] !== undefined) spec.podCIDR = spec.podCIDRs[0];
};
