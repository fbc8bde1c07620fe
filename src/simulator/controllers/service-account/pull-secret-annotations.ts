/** By which a service account names its pull secret. */
export const SECRET_ANNOTATION = 'openshift.io/internal-registry-pull-secret-ref';

/** By which a pull secret names its service account. */
export const ACCOUNT_ANNOTATION = 'openshift.io/internal-registry-auth-token.service-account';
