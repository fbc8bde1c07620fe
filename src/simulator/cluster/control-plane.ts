import { randomBytes } from 'node:crypto';
import { admittedWrites } from '../apimachinery/admitted-writes.ts';
import type { Authenticator } from '../apimachinery/authenticator.ts';
import type { AccessRequest, Authorizer } from '../apimachinery/authorizer.ts';
import { escalationCheck } from '../apis/access/escalation.ts';
import { identityReviewStorages } from '../apis/access/identity-reviews.ts';
import { noteLastUse } from '../apis/access/lasting-token.ts';
import { legacyReviewStorages } from '../apis/access/legacy-reviews.ts';
import { legacyRoleStorages } from '../apis/access/legacy-roles.ts';
import { RbacAuthorizer } from '../apis/access/rbac-authorizer.ts';
import { roleBindingRestrictions } from '../apis/access/role-binding-restrictions.ts';
import { ServiceAccountTokens } from '../apis/access/service-account-token.ts';
import { accessReviewStorages } from '../apis/access/subject-access-review.ts';
import { createAuthenticator, serviceAccountTokenOwner, type TokenOwner } from '../apis/access/token-authenticator.ts';
import { tokenRequestSubresource } from '../apis/access/token-request.ts';
import { underOwnName } from '../apis/access/under-own-name.ts';
import { admissionChain } from '../apis/admission/admission-chain.ts';
import { admissionPolicies } from '../apis/admission/admission-policies.ts';
import { certificateSubject } from '../apis/admission/certificate-subject.ts';
import { claimResize } from '../apis/admission/claim-resize.ts';
import { oneDefaultPriority } from '../apis/admission/default-priority.ts';
import { limitBounds } from '../apis/admission/limit-bounds.ts';
import { nodeRestriction } from '../apis/admission/node-restriction.ts';
import { ownerPermissions } from '../apis/admission/owner-permissions.ts';
import { resourceQuotaAdmission } from '../apis/admission/resource-quota.ts';
import { signerPermissions } from '../apis/admission/signer-permissions.ts';
import { mutatingWebhooks, validatingWebhooks } from '../apis/admission/webhooks.ts';
import { sourceSecretAdmission } from '../apis/build/source-secret.ts';
import { buildStrategyAdmission } from '../apis/build/strategy-restrictions.ts';
import { configurationStorages } from '../apis/configuration-storages.ts';
import { customResourceDefinitionStorage } from '../apis/custom-resources/custom-resource-definitions.ts';
import { createImagePolicyAdmission } from '../apis/image/image-policy-admission.ts';
import { kubernetesStorages } from '../apis/kubernetes-storages.ts';
import { oauthStorages } from '../apis/oauth/oauth-storages.ts';
import { oauthTokenOwner } from '../apis/oauth/oauth-token-owner.ts';
import { prolongLogin } from '../apis/oauth/prolong-login.ts';
import { isOAuthToken } from '../apis/oauth/token-secret.ts';
import { userStorages } from '../apis/oauth/user-storages.ts';
import { quotaStorages } from '../apis/quota/quota-storages.ts';
import { requiredTransportSecurity } from '../apis/route/required-security.ts';
import { securityStorages } from '../apis/security/security-storages.ts';
import type { Foundation } from './foundation.ts';
import type { Nodes } from './nodes/nodes.ts';

/** Who may come in, and what they may do. */
export interface Access {
  readonly tokens: ServiceAccountTokens;
  readonly ownerOf: TokenOwner;
  readonly authenticate: Authenticator;
  readonly authorize: Authorizer;
  readonly authorizer: RbacAuthorizer;
}

/** Access control over the objects of a cluster. Where time is virtual, tokens are as repeatable as everything else. */
export const createAccess = ({ client, clock, random, listers }: Foundation): Access => {
  const tokens = new ServiceAccountTokens(clock.virtual ? random.hex(64) : randomBytes(32).toString('hex'), clock);
  const authorizer = new RbacAuthorizer(listers);
  const ownerOfLogin = oauthTokenOwner(listers, clock, prolongLogin(client));
  const ownerOfAccountToken = serviceAccountTokenOwner(tokens, listers, noteLastUse(client, clock));
  const ownerOf: TokenOwner = (token, audiences) =>
    (isOAuthToken(token) ? ownerOfLogin : ownerOfAccountToken)(token, audiences);
  return {
    tokens,
    ownerOf,
    authenticate: createAuthenticator(ownerOf),
    authorize: (request) => authorizer.authorize(request),
    authorizer,
  };
};

/** Fills the catalog with the kinds of Kubernetes and of access control, and sets up admission. */
export const serveKubernetes = (
  foundation: Foundation,
  access: Access,
  { podSubresources: pods, hasKubelet }: Pick<Nodes, 'podSubresources' | 'hasKubelet'>,
): void => {
  const { machinery, catalog, client, owners, listers, random } = foundation;
  const plugins = [
    ...admissionChain(listers, random),
    escalationCheck(access.authorizer),
    sourceSecretAdmission(access.authorize, listers),
    createImagePolicyAdmission(client),
  ];
  const surroundings = {
    listers,
    catalog,
    authorize: (request: AccessRequest) => access.authorizer.authorize(request),
  };
  const mutating = mutatingWebhooks(surroundings, plugins);
  const validating = [admissionPolicies(surroundings), validatingWebhooks(surroundings)];
  machinery.subresources?.mutating.push(nodeRestriction(listers), mutating);
  machinery.subresources?.validating.push(signerPermissions(access.authorize), ...validating);
  machinery.admission.push(...plugins, mutating);
  machinery.validation?.push(
    ownerPermissions(access.authorize, catalog),
    buildStrategyAdmission(access.authorize),
    requiredTransportSecurity(listers),
    limitBounds(listers),
    claimResize(listers),
    oneDefaultPriority(listers),
    certificateSubject,
    ...validating,
    resourceQuotaAdmission(client.writingAs(owners.of('kube-apiserver')), listers, () => machinery.clock.now()),
  );
  catalog.add(
    ...kubernetesStorages(machinery, {
      pods,
      serviceaccounts: { token: tokenRequestSubresource(access.tokens, machinery) },
      hasKubelet,
    }),
    ...configurationStorages(machinery),
    ...quotaStorages(machinery, listers),
    ...roleBindingRestrictions(machinery, listers),
    ...securityStorages(machinery, { listers, authorize: access.authorize }),
    customResourceDefinitionStorage(machinery),
    ...[
      ...accessReviewStorages(access.authorizer),
      ...identityReviewStorages(access.authorizer, access.ownerOf, machinery.clock),
      ...legacyReviewStorages(access.authorizer),
    ].map(admittedWrites(machinery.subresources)),
    ...legacyRoleStorages(catalog).map(underOwnName).map(admittedWrites(machinery.subresources, 'asked')),
    ...userStorages(machinery),
    ...oauthStorages(machinery),
  );
};
