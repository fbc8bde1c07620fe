import type { OAuthAccessToken } from '../../../resources/access/oauth.ts';
import type { ServiceAccount } from '../../../resources/access/service-account.ts';
import {
  legacyClusterRoleBindingKind,
  legacyClusterRoleKind,
  legacyRoleBindingKind,
  legacyRoleKind,
  oauthAccessTokenKind,
  userIdentityMappingKind,
} from '../../../resources/kinds/access-kinds.ts';
import {
  clusterRoleBindingKind,
  clusterRoleKind,
  roleBindingKind,
  roleKind,
  secretKind,
  serviceAccountKind,
} from '../../../resources/kinds/kinds.ts';
import { certificateSigningRequestKind, roleBindingRestrictionKind } from '../../../resources/kinds/platform-kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { longDuration } from '../../../resources/values/long-duration.ts';
import { errorMessage } from '../../error-text.ts';
import { eventsOf } from '../describe-events.ts';
import { describeMeta } from '../describe-meta.ts';
import { alignOpenShift, field } from '../openshift-lines.ts';
import { all, type Describers, type Place, read, withEvents } from '../place.ts';
import type { DataObject } from '../storage/describe-data.ts';
import {
  describeLegacyBinding,
  describeLegacyRole,
  type LegacyRole,
  type LegacyRoleBinding,
} from './describe-legacy-role.ts';
import { type CertificateSigningRequest, describeRequest } from './describe-request.ts';
import { describeRestriction, type RoleBindingRestriction } from './describe-restriction.ts';
import { describeRole, describeRoleBinding, type RoleBindingObject, type RoleObject } from './describe-role.ts';
import { describeServiceAccount } from './describe-service-account.ts';

interface UserIdentityMapping extends KubeObject {
  identity?: { name?: string };
  user?: { name?: string; uid?: string };
}

/** The descriptions of who may do what, of logins and of certificates. */
export const accessDescribers: Describers = [
  [roleKind, async (place) => describeRole(await read<RoleObject>(roleKind, place))],
  [clusterRoleKind, async (place) => describeRole(await read<RoleObject>(clusterRoleKind, place))],
  [roleBindingKind, async (place) => describeRoleBinding(await read<RoleBindingObject>(roleBindingKind, place))],
  [
    clusterRoleBindingKind,
    async (place) => describeRoleBinding(await read<RoleBindingObject>(clusterRoleBindingKind, place)),
  ],
  [legacyRoleKind, async (place) => describeLegacyRole(await read<LegacyRole>(legacyRoleKind, place), place.now)],
  [
    legacyClusterRoleKind,
    async (place) => describeLegacyRole(await read<LegacyRole>(legacyClusterRoleKind, place), place.now),
  ],
  [legacyRoleBindingKind, async (place) => await describeBinding(legacyRoleBindingKind, place)],
  [legacyClusterRoleBindingKind, async (place) => await describeBinding(legacyClusterRoleBindingKind, place)],
  [
    roleBindingRestrictionKind,
    async (place) =>
      describeRestriction(await read<RoleBindingRestriction>(roleBindingRestrictionKind, place), place.now),
  ],
  [
    certificateSigningRequestKind,
    withEvents<CertificateSigningRequest>(certificateSigningRequestKind, describeRequest),
  ],
  [
    serviceAccountKind,
    async (place) => {
      const account = await read<ServiceAccount>(serviceAccountKind, place);
      const secrets = await all<DataObject>(secretKind, place);
      const events = await eventsOf(place, { ...account, kind: serviceAccountKind.kind });
      return describeServiceAccount(account, secrets, events, place.now);
    },
  ],
  [
    userIdentityMappingKind,
    async (place) => {
      const { metadata, identity, user } = await read<UserIdentityMapping>(userIdentityMappingKind, place);
      return alignOpenShift(
        [
          describeMeta(metadata, place.now),
          field('Identity', identity?.name),
          field('User Name', user?.name),
          field('User UID', user?.uid),
        ].join(''),
      );
    },
  ],
  [
    oauthAccessTokenKind,
    async (place) => describeAccessToken(await read<OAuthAccessToken>(oauthAccessTokenKind, place), place.now),
  ],
];

/** The role of a binding is one of its project, or one of the cluster. */
const describeBinding = async (kind: ResourceKind, place: Place): Promise<string> => {
  const binding = await read<LegacyRoleBinding>(kind, place);
  const { name, namespace = '' } = binding.roleRef;
  const roles = kind === legacyRoleBindingKind && namespace !== '' ? legacyRoleKind : legacyClusterRoleKind;
  const role = await place.client.get<LegacyRole>(roles, namespace, name).catch(errorMessage);
  return describeLegacyBinding(binding, role, place.now);
};

const describeAccessToken = (token: OAuthAccessToken, now: number): string => {
  const { metadata, expiresIn, scopes = [], userName, userUID, clientName } = token;
  const end = Date.parse(metadata.creationTimestamp ?? '') + (expiresIn ?? 0) * 1000;
  return alignOpenShift(
    [
      describeMeta(metadata, now),
      field('Scopes', `[${scopes.join(' ')}]`),
      field('Expires In', expiresIn ? longDuration(end - now) : 'never'),
      field('User Name', userName),
      field('User UID', userUID),
      field('Client Name', clientName),
    ].join(''),
  );
};
