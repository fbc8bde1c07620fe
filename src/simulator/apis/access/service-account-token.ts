import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../../ports/clock.ts';
import { RecentMap } from '../../apimachinery/recent-map.ts';

/** What a service account token says, in the claims of the real one. */
export interface TokenClaims {
  readonly aud: readonly string[];
  /** Seconds since the epoch; absent in a legacy token, which never expires. */
  readonly exp?: number;
  readonly iat: number;
  readonly iss: string;
  readonly jti?: string;
  readonly 'kubernetes.io': {
    readonly namespace: string;
    readonly serviceaccount: { readonly name: string; readonly uid: string };
    readonly secret?: { readonly name: string; readonly uid: string };
    readonly pod?: { readonly name: string; readonly uid: string };
    readonly node?: { readonly name: string; readonly uid?: string };
  };
  readonly nbf: number;
  readonly sub: string;
}

/** To what a token is bound, besides its service account. */
export interface TokenBinding {
  readonly namespace: string;
  readonly serviceAccount: { readonly name: string; readonly uid: string };
  readonly secret?: { readonly name: string; readonly uid: string };
  readonly pod?: { readonly name: string; readonly uid: string };
  readonly node?: { readonly name: string; readonly uid?: string };
  /** Seconds. */
  readonly lifetime?: number;
  readonly audiences?: readonly string[];
  readonly id?: string;
}

export const defaultAudience = 'https://kubernetes.default.svc';
const HEADER = encode({ alg: 'HS256', kid: 'streamproof', typ: 'JWT' });

/**
 * Issues and checks the bearer tokens of service accounts: JSON Web Tokens with the real claims, signed with a key of
 * the cluster. The signature is symmetric, because only this cluster checks it and because it is then repeatable.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens
 */
export class ServiceAccountTokens {
  #key: KeyObject;
  #signatures: RecentMap<string, Buffer>;
  readonly #clock: Clock;

  constructor(key: string, clock: Clock) {
    this.#key = createSecretKey(key, 'hex');
    this.#signatures = signaturesWith(key);
    this.#clock = clock;
  }

  /** The key in hex digits, for a snapshot: the tokens that it holds are worth nothing without. */
  get key(): string {
    return this.#key.export().toString('hex');
  }

  /** Signs and checks with another key from now on: that of the cluster from which a snapshot comes. */
  set key(hex: string) {
    this.#key = createSecretKey(hex, 'hex');
    this.#signatures = signaturesWith(hex);
  }

  issue({ namespace, serviceAccount, secret, pod, node, lifetime, audiences, id }: TokenBinding): string {
    const now = Math.floor(this.#clock.now() / 1000);
    const claims: TokenClaims = {
      aud: audiences?.length ? audiences : [defaultAudience],
      ...(lifetime === undefined ? {} : { exp: now + lifetime }),
      iat: now,
      iss: defaultAudience,
      ...(id === undefined ? {} : { jti: id }),
      'kubernetes.io': {
        namespace,
        ...(node ? { node } : {}),
        ...(pod ? { pod } : {}),
        ...(secret ? { secret } : {}),
        serviceaccount: serviceAccount,
      },
      nbf: now,
      sub: `system:serviceaccount:${namespace}:${serviceAccount.name}`,
    };
    const content = `${HEADER}.${encode(claims)}`;
    return `${content}.${this.#sign(content).toString('base64url')}`;
  }

  /** The claims of a token that this cluster issued and that is valid now, else `undefined`. */
  verify(token: string): TokenClaims | undefined {
    const [header, payload, signature] = token.split('.');
    if (header === undefined || payload === undefined || signature === undefined) return undefined;
    const expected = this.#sign(`${header}.${payload}`);
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as TokenClaims;
    return claims.exp !== undefined && claims.exp * 1000 <= this.#clock.now() ? undefined : claims;
  }

  #sign(content: string): Buffer {
    const known = this.#signatures.get(content);
    if (known !== undefined) return known;
    const signature = createHmac('sha256', this.#key).update(content).digest();
    this.#signatures.set(content, signature);
    return signature;
  }
}

/** What was signed with a key: the same tokens are shown again and again, and clusters with the same seed begin with the same ones. */
const signatures = new RecentMap<string, RecentMap<string, Buffer>>(4);

const signaturesWith = (key: string): RecentMap<string, Buffer> => {
  const known = signatures.get(key) ?? new RecentMap<string, Buffer>(200);
  signatures.set(key, known);
  return known;
};

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
