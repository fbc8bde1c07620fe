import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../../ports/clock.ts';

/** What a token allows: actions by repository. */
export interface TokenGrant {
  readonly user?: string;
  readonly access: Readonly<Record<string, readonly string[]>>;
}

interface Payload extends TokenGrant {
  readonly exp: number;
}

/** Seconds; what Docker Hub and Quay give. */
const lifetime = 300;

/**
 * Issues and reads the tokens of a bearer registry: signed, so that nothing has to be remembered.
 *
 * @see https://distribution.github.io/distribution/spec/auth/token/
 */
export class TokenService {
  readonly #key = randomBytes(32);
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The document that the token endpoint answers with. */
  issue(grant: TokenGrant): { token: string; access_token: string; expires_in: number; issued_at: string } {
    const payload: Payload = { ...grant, exp: this.#clock.now() + lifetime * 1000 };
    const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
    const token = `${text}.${this.#sign(text).toString('base64url')}`;
    return { token, access_token: token, expires_in: lifetime, issued_at: new Date(this.#clock.now()).toISOString() };
  }

  /** What a token allows; `undefined` when it is not one of ours or has expired. */
  read(token: string): TokenGrant | undefined {
    const [text = '', signature = ''] = token.split('.');
    const given = Buffer.from(signature, 'base64url');
    const expected = this.#sign(text);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const payload = JSON.parse(Buffer.from(text, 'base64url').toString()) as Payload;
    return payload.exp > this.#clock.now() ? payload : undefined;
  }

  #sign(text: string): Buffer {
    return createHmac('sha256', this.#key).update(text).digest();
  }
}
