import type { UserInfo } from './request-context.ts';

/** What a request says about who sends it. */
export interface Credentials {
  /** The subject of a client certificate that the server's client CA signed. */
  readonly certificate?: {
    readonly commonName: string;
    readonly organizations: readonly string[];
    /** SHA-256 of the certificate in hex digits. */
    readonly fingerprint?: string;
  };
  /** From `Authorization: Bearer …`, or from the WebSocket protocol `base64url.bearer.authorization.k8s.io.…`. */
  readonly bearerToken?: string;
}

/**
 * Finds out who asks. `undefined` means that nothing was presented: the request goes on as `system:anonymous`.
 *
 * @throws StatusError 401 when something was presented that is not valid
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/
 */
export type Authenticator = (credentials: Credentials) => UserInfo | undefined | Promise<UserInfo | undefined>;
