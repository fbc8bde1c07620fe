import type { KubeObject } from '../../../resources/kube-object.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';
import { validateObjectMeta } from '../validation/object-meta.ts';
import { identityName, userName } from './user-name.ts';

/** Says which user an identity belongs to. */
export interface UserIdentityMapping extends KubeObject {
  identity?: { name?: string; uid?: string };
  user?: { name?: string; uid?: string };
}

/** @see https://github.com/openshift/oauth-apiserver/blob/release-4.19/pkg/user/apis/user/validation/validation.go */
export const validateUserIdentityMapping = (mapping: UserIdentityMapping): FieldError[] => {
  const identity = mapping.identity?.name ?? '';
  const user = mapping.user?.name ?? '';
  const wrong = userName(user);
  return [
    ...validateObjectMeta(mapping, identityName),
    ...(identity === ''
      ? [required('identity.name')]
      : identity === mapping.metadata.name
        ? []
        : [invalid('identity.name', identity, 'must match metadata.name')]),
    ...(user === '' ? [required('user.name')] : wrong.length > 0 ? [invalid('user.name', user, wrong.join(', '))] : []),
  ];
};
