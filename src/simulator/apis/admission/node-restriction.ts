import {
  leaseKind,
  nodeKind,
  persistentVolumeClaimKind,
  podKind,
  serviceAccountKind,
} from '../../../resources/kinds/kinds.ts';
import { certificateSigningRequestKind, csiNodeKind } from '../../../resources/kinds/platform-kinds.ts';
import { groupResource } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Admission, AdmissionAttributes } from '../../apimachinery/admission.ts';
import { equal } from '../../apimachinery/equality.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { nodeOf } from '../../apimachinery/node-identity.ts';
import { forbidden, notFound } from '../../apimachinery/status-error.ts';
import { mirrorPodProblem } from './mirror-pod.ts';
import { forbiddenNodeLabels } from './node-labels.ts';

/** What is wrong with a write by a node; `undefined`: nothing. */
type Rule = (
  attributes: AdmissionAttributes & { readonly target: string },
  node: string,
  listers: Listers,
) => string | undefined | Promise<string | undefined>;

/**
 * Lets a node write its own Node, Lease and CSINode, and the status of its pods and their claims.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction
 */
export const nodeRestriction =
  (listers: Listers): Admission =>
  (attributes) => {
    const { context, kind, name, object } = attributes;
    const node = nodeOf(context.user);
    if (node === undefined || context.isAdmitted) return;
    const target = name ?? object.metadata.name;
    const refuse = (why: string | undefined): void => {
      if (why !== undefined) throw forbidden(kind, target ?? '', why);
    };
    if (node === '') refuse(`could not determine node from user ${JSON.stringify(context.user.username)}`);
    const answer = RULES[groupResource(kind)]?.({ ...attributes, target }, node, listers);
    return answer instanceof Promise ? answer.then(refuse) : refuse(answer);
  };

const ownPod = ({ context, target }: Parameters<Rule>[0], listers: Listers): Pod => {
  const pod = listers.of<Pod>(podKind).get(context.namespace, target);
  if (pod === undefined) throw notFound(podKind, target);
  return pod;
};

const podRule: Rule = (attributes, node, listers) => {
  const { operation, subresource } = attributes;
  const unexpected = `unexpected operation ${JSON.stringify(operation)}`;
  const shown = JSON.stringify(node);
  switch (subresource) {
    case undefined:
      if (operation === 'CREATE') return mirrorPodProblem(attributes.object as Pod, node, listers);
      if (operation !== 'DELETE') return `${unexpected}, node ${shown} can only create and delete mirror pods`;
      return ownPod(attributes, listers).spec.nodeName === node
        ? undefined
        : `node ${shown} can only delete pods with spec.nodeName set to itself`;
    case 'status': {
      if (operation !== 'UPDATE') return unexpected;
      const [old, next] = [attributes.old as Pod, attributes.object as Pod];
      if (old.spec.nodeName !== node)
        return `node ${shown} can only update pod status for pods with spec.nodeName set to itself`;
      return equal(old.metadata.labels ?? {}, next.metadata.labels ?? {})
        ? undefined
        : `node ${shown} cannot update labels through pod status`;
    }
    case 'eviction':
      if (operation !== 'CREATE') return `unexpected operation ${operation}`;
      return ownPod(attributes, listers).spec.nodeName === node
        ? undefined
        : `node ${node} can only evict pods with spec.nodeName set to itself`;
    default:
      return `unexpected pod subresource ${JSON.stringify(subresource)}, only 'status' and 'eviction' are allowed`;
  }
};

type Node = KubeObject & { spec?: { configSource?: unknown; taints?: unknown } };

const nodeRule: Rule = ({ operation, object, old, target }, node) => {
  const shown = JSON.stringify(node);
  if (target !== node) return `node ${shown} is not allowed to modify node ${JSON.stringify(target)}`;
  if (operation === 'CREATE') {
    if ((object as Node).spec?.configSource !== undefined)
      return `node ${shown} is not allowed to create pods with a non-nil configSource`;
    const labels = forbiddenNodeLabels(object.metadata.labels, undefined);
    return labels.length === 0
      ? undefined
      : `node ${shown} is not allowed to set the following labels: ${labels.join(', ')}`;
  }
  if (operation !== 'UPDATE') return undefined;
  const [was, is] = [(old as Node).spec ?? {}, (object as Node).spec ?? {}];
  if (is.configSource !== undefined && !equal(is.configSource, was.configSource))
    return `node ${shown} is not allowed to update configSource to a new non-nil configSource`;
  if (!equal(is.taints ?? [], was.taints ?? [])) return `node ${shown} is not allowed to modify taints`;
  if (!equal(object.metadata.ownerReferences ?? [], old?.metadata.ownerReferences ?? []))
    return `node ${shown} is not allowed to modify ownerReferences`;
  const labels = forbiddenNodeLabels(object.metadata.labels, old?.metadata.labels ?? {});
  return labels.length === 0 ? undefined : `is not allowed to modify labels: ${labels.join(', ')}`;
};

type Claim = KubeObject & { status?: Readonly<Record<string, unknown>> };

/** What a node tells of a claim: how large it is, and how it is doing. */
const TOLD = ['capacity', 'conditions', 'allocatedResourceStatuses', 'allocatedResources'];

const withoutTold = ({ metadata, status = {}, ...rest }: Claim): object => ({
  ...rest,
  metadata: { ...metadata, resourceVersion: '', managedFields: [] },
  status: Object.fromEntries(Object.entries(status).filter(([field]) => !TOLD.includes(field))),
});

const claimRule: Rule = ({ operation, subresource, object, old }, node) => {
  if (subresource !== 'status') return 'may only update PVC status';
  if (operation !== 'UPDATE') return `unexpected operation ${JSON.stringify(operation)}`;
  return equal(withoutTold(old as Claim), withoutTold(object as Claim))
    ? undefined
    : `node ${JSON.stringify(node)} is not allowed to update fields other than status.quantity and status.conditions`;
};

type TokenRequest = KubeObject & {
  spec?: { boundObjectRef?: { apiVersion?: string; kind?: string; name?: string; uid?: string } };
};

const tokenRule: Rule = ({ operation, subresource, object, context }, node, listers) => {
  if (operation !== 'CREATE' || subresource !== 'token') return undefined;
  const { apiVersion, kind, name, uid } = (object as TokenRequest).spec?.boundObjectRef ?? {};
  if (apiVersion !== 'v1' || kind !== 'Pod' || !name) return 'node requested token not bound to a pod';
  if (!uid) return 'node requested token with a pod binding without a uid';
  const pod = listers.of<Pod>(podKind).get(context.namespace, name);
  if (pod === undefined) throw notFound(podKind, name);
  if (pod.metadata.uid !== uid)
    return `the UID in the bound object reference (${uid}) does not match the UID in record. The object might have been deleted and then recreated`;
  return pod.spec.nodeName === node ? undefined : 'node requested token bound to a pod scheduled on a different node';
};

const sameName =
  (what: string): Rule =>
  ({ target }, node) =>
    target === node ? undefined : `can only access ${what} with the same name as the requesting node`;

type SigningRequest = KubeObject & { spec?: { signerName?: string; request?: string } };

const SIGNERS = ['kubernetes.io/kubelet-serving', 'kubernetes.io/kube-apiserver-client-kubelet'];

const certificateRule: Rule = async ({ operation, object }, node) => {
  const { signerName = '', request = '' } = (object as SigningRequest).spec ?? {};
  if (operation !== 'CREATE' || !SIGNERS.includes(signerName)) return undefined;
  const { requestedName } = await import('../../pki/certificate.ts');
  return requestedName(Buffer.from(request, 'base64').toString()).commonName === `system:node:${node}`
    ? undefined
    : `can only create a node CSR with CN=system:node:${node}`;
};

const RULES: Readonly<Record<string, Rule>> = {
  [groupResource(podKind)]: podRule,
  [groupResource(nodeKind)]: nodeRule,
  [groupResource(persistentVolumeClaimKind)]: claimRule,
  [groupResource(serviceAccountKind)]: tokenRule,
  [groupResource(leaseKind)]: sameName('node lease'),
  [groupResource(csiNodeKind)]: sameName('CSINode'),
  [groupResource(certificateSigningRequestKind)]: certificateRule,
};
