import { nodeKind } from '../../../resources/kinds.ts';
import type { Node } from '../../../resources/node.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry-store.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import { dnsSubdomain } from '../validation/dns-name.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { validateNode, validateNodeUpdate } from './validate-node.ts';

/** Nodes; what a kubelet registers keeps the status that it is created with. */
export const nodeStorage = (
  machinery: Machinery,
  subresources: Readonly<Record<string, Subresource>> = {},
): RegistryStore<Node> => {
  const nodes = new RegistryStore<Node>(nodeKind, machinery, {
    applyDefaults: (node) => void (node.spec ??= {}),
    validate: (node) => [...validateObjectMeta(node, dnsSubdomain), ...validateNode(node)],
    prepareForUpdate: (node, old) => {
      if (old.status === undefined) delete node.status;
      else node.status = copyOf(old.status);
    },
    validateUpdate: (node, old) => [...validateObjectMetaUpdate(node, old), ...validateNodeUpdate(node, old)],
  });
  const status = new RegistryStore<Node>(nodeKind, machinery, { status: true }).subresources['status'];
  return Object.assign(nodes, { subresources: { status, ...subresources } });
};
