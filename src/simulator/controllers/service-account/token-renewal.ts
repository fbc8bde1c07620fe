/** How much of its life a token may use up before it is renewed. */
const SHARE = 0.6;

/**
 * When a token is to be renewed, in milliseconds since the epoch; `undefined` when its times cannot be read.
 *
 * @param token a JSON web token
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/internalregistry/controllers/image_pull_secret_controller.go
 */
export const renewalTime = (token: string): number | undefined => {
  const { nbf, iat = nbf, exp } = claimsOf(token);
  return iat === undefined || exp === undefined ? undefined : (iat + SHARE * (exp - iat)) * 1000;
};

interface Claims {
  readonly nbf?: number;
  readonly iat?: number;
  readonly exp?: number;
}

const claimsOf = (token: string): Claims => {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;
  } catch {
    return {};
  }
};
