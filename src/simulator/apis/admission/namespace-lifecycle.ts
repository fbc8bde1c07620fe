import { namespaceKind } from '../../../resources/kinds/kinds.ts';
import { groupResource, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { Namespace } from '../../../resources/projects/namespace.ts';
import type { Admission } from '../../apimachinery/admission.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { forbidden, notFound, StatusError } from '../../apimachinery/status-error.ts';

/** Namespaces that nobody may delete. */
const IMMORTAL = new Set(['default', 'kube-system', 'kube-public', 'openshift', 'openshift-infra']);

/** Reviews are questions, not content: they are answered anywhere. */
const REVIEWS = new Set(['localsubjectaccessreviews']);

/**
 * Nothing is created in a namespace that is missing or on its way out.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#namespacelifecycle
 */
export const namespaceLifecycle = (listers: Listers): Admission => {
  const namespaces = listers.of<Namespace>(namespaceKind);
  return ({ operation, kind, object, context }) => {
    if (operation === 'DELETE' && isNamespace(kind) && IMMORTAL.has(object.metadata.name)) {
      throw forbidden(kind, object.metadata.name, 'this namespace may not be deleted');
    }
    if (operation !== 'CREATE' || !kind.namespaced || REVIEWS.has(kind.plural)) return;
    const name = context.namespace ?? '';
    const namespace = namespaces.get(undefined, name);
    if (namespace === undefined) throw notFound(namespaceKind, name);
    if (namespace.metadata.deletionTimestamp !== undefined) throw terminating(kind, object.metadata.name, name);
  };
};

const isNamespace = (kind: ResourceKind): boolean => groupResource(kind) === 'namespaces';

const terminating = (kind: ResourceKind, name: string, namespace: string): StatusError => {
  const error = forbidden(
    kind,
    name,
    `unable to create new content in namespace ${namespace} because it is being terminated`,
  );
  const cause = {
    reason: 'NamespaceTerminating',
    message: `namespace ${namespace} is being terminated`,
    field: 'metadata.namespace',
  };
  return new StatusError(error.code, error.reason, error.message, { ...error.details, causes: [cause] });
};
