import type { Clock } from '../../../ports/clock.ts';
import { RecentMap } from '../../apimachinery/recent-map.ts';
import { type PublicJwk, SigningKey } from './signing-key.ts';

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

/** Who accepts tokens in which nobody else is named: the cluster, under the name by which it issues them. */
export const defaultAudience = 'https://kubernetes.default.svc';

/**
 * Issues and checks the bearer tokens of service accounts: JSON Web Tokens with the real claims, signed with a key of
 * the cluster whose public half anybody may have.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens
 */
export class ServiceAccountTokens {
  readonly issuer = defaultAudience;
  #seed: string;
  #signer: TokenSigner;
  readonly #clock: Clock;

  /** @param key 64 hex digits */
  constructor(key: string, clock: Clock) {
    this.#seed = key;
    this.#signer = signerWith(key);
    this.#clock = clock;
  }

  /** The key in hex digits, for a snapshot: the tokens that it holds are worth nothing without. */
  get key(): string {
    return this.#seed;
  }

  /** Signs and checks with another key from now on: that of the cluster from which a snapshot comes. */
  set key(hex: string) {
    this.#seed = hex;
    this.#signer = signerWith(hex);
  }

  /** What others check tokens with. */
  get publicKey(): PublicJwk {
    return this.#signer.key.jwk;
  }

  issue({ namespace, serviceAccount, secret, pod, node, lifetime, audiences, id }: TokenBinding): string {
    const now = Math.floor(this.#clock.now() / 1000);
    const claims: TokenClaims = {
      aud: audiences?.length ? audiences : [defaultAudience],
      ...(lifetime === undefined ? {} : { exp: now + lifetime }),
      iat: now,
      iss: this.issuer,
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
    return this.#signer.sign(claims);
  }

  /** The claims of a token that this cluster issued and that is valid now, else `undefined`. */
  verify(token: string): TokenClaims | undefined {
    const [header, payload, signature] = token.split('.');
    if (header === undefined || payload === undefined || signature === undefined) return undefined;
    if (!this.#signer.hasSigned(`${header}.${payload}`, signature)) return undefined;
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as TokenClaims;
    return claims.exp !== undefined && claims.exp * 1000 <= this.#clock.now() ? undefined : claims;
  }
}

/**
 * Signs tokens, and remembers what it has signed or seen signed lately: the same tokens are shown again and again, and clusters
 * with the same seed begin with the same ones.
 */
class TokenSigner {
  readonly key: SigningKey;
  readonly #header: string;
  readonly #signatures = new RecentMap<string, string>(200);

  constructor(key: SigningKey) {
    this.key = key;
    this.#header = encode({ alg: key.jwk.alg, kid: key.jwk.kid });
  }

  sign(claims: TokenClaims): string {
    const content = `${this.#header}.${encode(claims)}`;
    const signature = this.#signatures.get(content) ?? this.key.sign(content).toString('base64url');
    this.#signatures.set(content, signature);
    return `${content}.${signature}`;
  }

  hasSigned(content: string, signature: string): boolean {
    if (this.#signatures.get(content) === signature) return true;
    const good = this.key.hasSigned(content, Buffer.from(signature, 'base64url'));
    if (good) this.#signatures.set(content, signature);
    return good;
  }
}

const signers = new RecentMap<string, TokenSigner>(4);

const signerWith = (seed: string): TokenSigner => {
  const signer = signers.get(seed) ?? new TokenSigner(new SigningKey(Buffer.from(seed, 'hex')));
  signers.set(seed, signer);
  return signer;
};

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
