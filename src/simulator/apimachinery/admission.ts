import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { RequestContext } from './request-context.ts';

/** A write on its way to storage. */
export interface AdmissionAttributes {
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT';
  readonly kind: ResourceKind;
  /** What below the object is written. */
  readonly subresource?: string;
  /** Of which kind the objects are, where it is another than that of the resource. */
  readonly body?: Pick<ResourceKind, 'group' | 'version' | 'kind'>;
  /** Whose subresource it is. */
  readonly name?: string;
  readonly context: RequestContext;
  /** The next state, which a plug-in may change in place; for a deletion the stored object, for a connection its options. */
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

/** Asks plug-ins in their order. Most of them answer at once; when all do there is nothing to wait for, and no promise. */
export const admit = (plugins: readonly Admission[], attributes: AdmissionAttributes): void | Promise<void> => {
  for (let index = 0; index < plugins.length; index++) {
    const answer = plugins[index]?.(attributes);
    if (answer !== undefined) return answer.then(() => admit(plugins.slice(index + 1), attributes));
  }
};
