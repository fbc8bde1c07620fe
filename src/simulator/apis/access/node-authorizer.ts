import { persistentVolumeKind, podKind } from '../../../resources/kinds/kinds.ts';
import { volumeAttachmentKind } from '../../../resources/kinds/platform-kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { MIRROR, type Pod } from '../../../resources/workloads/pod.ts';
import type { AccessDecision, AccessRequest } from '../../apimachinery/authorizer.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { nodeOf } from '../../apimachinery/node-identity.ts';
import { bootstrapPolicy } from './bootstrap-policy.ts';
import { type PodReferences, podReferences } from './pod-references.ts';
import { ruleAllows } from './rbac-rule.ts';

interface SecretReference {
  readonly name?: string;
  readonly namespace?: string;
}

type Volume = KubeObject & {
  spec?: {
    claimRef?: SecretReference;
    csi?: Partial<Record<'nodePublishSecretRef' | 'nodeStageSecretRef' | 'nodeExpandSecretRef', SecretReference>>;
  };
};

type Attachment = KubeObject & { spec?: { nodeName?: string } };

/** A rule about one resource: what is in the way of an access, or nothing when it is allowed. */
type Rule = (access: AccessRequest, node: string, listers: Listers) => string | undefined;

/**
 * What a node may do because of the pods that run on it; no opinion on whoever is no node.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/node/
 */
export const authorizeNode = (access: AccessRequest, listers: Listers): AccessDecision | undefined => {
  const node = nodeOf(access.user);
  if (node === undefined) return undefined;
  if (node === '') return { allowed: false, reason: `unknown node for user ${JSON.stringify(access.user.username)}` };
  const rule = access.nonResourcePath === undefined ? RULES[resourceOf(access)] : undefined;
  if (rule !== undefined) {
    const reason = rule(access, node, listers);
    return reason === undefined ? { allowed: true } : { allowed: false, reason };
  }
  nodeRules ??= bootstrapPolicy().clusterRoles.find(({ metadata }) => metadata.name === 'system:node')?.rules ?? [];
  return { allowed: nodeRules.some((each) => ruleAllows(each, access)) };
};

/** What all nodes may do alike, whatever becomes of the role of that name. */
let nodeRules: Parameters<typeof ruleAllows>[0][] | undefined;

const resourceOf = ({ group, resource = '' }: AccessRequest): string => (group ? `${resource}.${group}` : resource);

const podsOn = (node: string, listers: Listers, namespace: string | undefined): Pod[] =>
  listers
    .of<Pod>(podKind)
    .list(namespace)
    .filter(({ spec }) => spec.nodeName === node);

/** Pods that a node has made itself give it nothing. */
const isNeeded = (
  { namespace, name = '' }: { namespace?: string | undefined; name?: string | undefined },
  node: string,
  listers: Listers,
  kind: keyof PodReferences,
): boolean =>
  podsOn(node, listers, namespace).some(
    (pod) => pod.metadata.annotations?.[MIRROR] === undefined && podReferences(pod)[kind].has(name),
  );

const volumesOf = (node: string, listers: Listers): Volume[] =>
  listers
    .of<Volume>(persistentVolumeKind)
    .list()
    .filter(({ spec }) => spec?.claimRef !== undefined && isNeeded(spec.claimRef, node, listers, 'claims'));

const isSecretOfVolume = (access: AccessRequest, node: string, listers: Listers): boolean =>
  volumesOf(node, listers).some(({ spec: { csi = {} } = {} }) =>
    [csi.nodePublishSecretRef, csi.nodeStageSecretRef, csi.nodeExpandSecretRef].some(
      (each) => each?.name === access.name && each?.namespace === access.namespace,
    ),
  );

const related = (isRelated: boolean, { name }: AccessRequest, node: string): string | undefined => {
  if (!name) return 'No Object name found';
  return isRelated ? undefined : `no relationship found between node '${node}' and this object`;
};

const reading =
  (isRelated: (...args: Parameters<Rule>) => boolean): Rule =>
  (access, node, listers) => {
    if (!['get', 'list', 'watch'].includes(access.verb)) return 'can only read resources of this type';
    if (access.subresource) return 'cannot read subresource';
    if (!access.namespace) return 'can only read namespaced object of this type';
    return related(isRelated(access, node, listers), access, node);
  };

const getting =
  (isRelated: (...args: Parameters<Rule>) => boolean): Rule =>
  (access, node, listers) => {
    if (access.verb !== 'get') return 'can only get individual resources of this type';
    if (access.subresource) return 'cannot get subresource';
    return related(isRelated(access, node, listers), access, node);
  };

const isOwnPod = ({ namespace, name = '' }: AccessRequest, node: string, listers: Listers): boolean =>
  listers.of<Pod>(podKind).get(namespace, name)?.spec.nodeName === node;

const getClaim = getting((access, node, listers) => isNeeded(access, node, listers, 'claims'));
const getPod = getting(isOwnPod);

/** Of an object that has the name of the node. */
const ownObject =
  (what: string, namespace?: string): Rule =>
  ({ verb, name, subresource, ...access }, node) => {
    if (!['get', 'create', 'update', 'patch', 'delete'].includes(verb))
      return `can only get, create, update, patch, or delete a ${what}`;
    if (namespace !== undefined && access.namespace !== namespace)
      return `can only access leases in the ${JSON.stringify(namespace)} system namespace`;
    if (namespace === undefined && subresource) return `cannot authorize ${what} subresources`;
    // The name of what is made is not known yet; admission looks at it.
    return verb === 'create' || name === node
      ? undefined
      : `can only access ${what} with the same name as the requesting node`;
  };

const RULES: Readonly<Record<string, Rule>> = {
  secrets: reading(
    (access, node, listers) => isNeeded(access, node, listers, 'secrets') || isSecretOfVolume(access, node, listers),
  ),
  configmaps: reading((access, node, listers) => isNeeded(access, node, listers, 'configMaps')),
  persistentvolumeclaims: (access, node, listers) => {
    if (access.subresource !== 'status') return getClaim(access, node, listers);
    if (access.verb !== 'update' && access.verb !== 'patch') return 'can only get/update/patch this type';
    return related(isNeeded(access, node, listers, 'claims'), access, node);
  },
  persistentvolumes: getting(({ name }, node, listers) =>
    volumesOf(node, listers).some(({ metadata }) => metadata.name === name),
  ),
  'volumeattachments.storage.k8s.io': getting(
    ({ name = '' }, node, listers) =>
      listers.of<Attachment>(volumeAttachmentKind).get(undefined, name)?.spec?.nodeName === node,
  ),
  serviceaccounts: (access, node, listers) => {
    const { verb, name, subresource, namespace } = access;
    if (verb !== 'create' || !name) return 'can only create tokens for individual service accounts';
    if (subresource !== 'token') return 'can only create token subresource of serviceaccount';
    const isUsed = podsOn(node, listers, namespace).some(
      ({ metadata, spec }) => metadata.annotations?.[MIRROR] === undefined && spec.serviceAccountName === name,
    );
    return related(isUsed, access, node);
  },
  'leases.coordination.k8s.io': ownObject('node lease', 'kube-node-lease'),
  'csinodes.storage.k8s.io': ownObject('CSINode'),
  nodes: ({ verb, name, subresource = '' }, node) => {
    const isWrite = ['update', 'patch'].includes(verb);
    if (subresource === 'status') return isWrite ? undefined : '';
    if (subresource !== '') return '';
    if (isWrite || verb === 'create') return undefined;
    if (!['get', 'list', 'watch'].includes(verb)) return '';
    if (name === node) return undefined;
    return `node '${node}' cannot read ${name ? `'${name}'` : 'all nodes'}, only its own Node object`;
  },
  pods: (access, node, listers) => {
    const { verb, name, subresource = '', fieldSelector } = access;
    if (subresource === 'status') return ['update', 'patch'].includes(verb) ? undefined : '';
    if (subresource === 'eviction') return verb === 'create' ? undefined : '';
    if (subresource !== '') return '';
    if (verb === 'create' || verb === 'delete') return undefined;
    if (verb === 'get') return getPod(access, node, listers);
    if (verb !== 'list' && verb !== 'watch') return '';
    if (fieldSelector?.split(',').some((each) => /^spec\.nodeName==?(.*)$/.exec(each)?.[1] === node)) return undefined;
    if (name) return related(isOwnPod(access, node, listers), access, node);
    return 'can only list/watch pods with spec.nodeName field selector';
  },
};
