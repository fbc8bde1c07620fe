import type { KubeObject } from '../../resources/kube-object.ts';
import type { ResourceKind } from '../../resources/resource-kind.ts';
import type { RequestContext } from './request-context.ts';

/** A write on its way to storage. */
export interface AdmissionAttributes {
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE';
  readonly kind: ResourceKind;
  readonly context: RequestContext;
  /** The next state, which a plug-in may change in place; for a deletion the stored object. */
  readonly object: KubeObject;
  readonly old: KubeObject | undefined;
}

/**
 * A plug-in that changes or refuses writes of many kinds.
 *
 * @throws StatusError to refuse
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
 */
export type Admission = (attributes: AdmissionAttributes) => void | Promise<void>;
