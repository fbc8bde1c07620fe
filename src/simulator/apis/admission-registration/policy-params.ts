import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { AdmissionAttributes } from '../../apimachinery/admission.ts';
import { labelSelectorOf } from '../../apimachinery/selection/label-selector.ts';
import { namespaceOf } from './admission-request.ts';
import type { Surroundings } from './matched-write.ts';
import type { AdmissionPolicy } from './validate-policy.ts';
import type { PolicyBinding } from './validate-policy-binding.ts';

/** The objects that a policy is asked about one by one, or why there are none. */
export const paramsOf = (
  { spec: { paramKind } = {} }: AdmissionPolicy,
  { spec: { paramRef } = {} }: PolicyBinding,
  attributes: AdmissionAttributes,
  { listers, catalog }: Surroundings,
): readonly (KubeObject | undefined)[] | string => {
  if (paramKind === undefined || paramRef === undefined) return [undefined];
  const storage = catalog.storages.find(
    ({ kind }) => kind.kind === paramKind.kind && apiVersionOf(kind) === paramKind.apiVersion,
  );
  if (storage === undefined)
    return `failed to find resource referenced by paramKind: '${paramKind.apiVersion}, Kind=${paramKind.kind}'`;
  const { kind } = storage;
  if (!kind.namespaced && paramRef.namespace)
    return 'paramRef.namespace must not be provided for a cluster-scoped `paramKind`';
  const namespace = kind.namespaced ? paramRef.namespace || namespaceOf(attributes) : undefined;
  if (kind.namespaced && !namespace)
    return 'cannot use namespaced paramRef in policy binding that matches cluster-scoped resources';
  const selected = labelSelectorOf(paramRef.selector ?? {});
  const named = paramRef.name ? listers.of(kind).get(namespace, paramRef.name) : undefined;
  const found = paramRef.name
    ? named === undefined
      ? []
      : [named]
    : listers
        .of(kind)
        .list(namespace)
        .filter(({ metadata }) => selected(metadata.labels ?? {}));
  return found.length === 0 && paramRef.parameterNotFoundAction === 'Deny'
    ? 'no params found for policy binding with `Deny` parameterNotFoundAction'
    : found;
};
