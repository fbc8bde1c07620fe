import type { Clock } from '../../../ports/clock.ts';
import type { User } from '../../../resources/user.ts';

/** How long a browser stays logged in, in milliseconds. */
const LIFETIME = 5 * 60 * 1000;
const COOKIE = 'ssn';

/** Browsers that have logged in on the form and are on their way back to the program that wants a token. */
export class LoginSessions {
  readonly #sessions = new Map<string, { readonly user: User; readonly until: number }>();
  readonly #clock: Clock;
  readonly #drawSecret: () => string;

  constructor(clock: Clock, drawSecret: () => string) {
    this.#clock = clock;
    this.#drawSecret = drawSecret;
  }

  /** The cookie that the browser is to keep. */
  open(user: User): string {
    const id = this.#drawSecret();
    this.#sessions.set(id, { user, until: this.#clock.now() + LIFETIME });
    return `${COOKIE}=${id}; Path=/; HttpOnly; Secure; SameSite=Lax`;
  }

  /** Who has logged in, by the cookies of a request. A session ends with its first use. */
  take(cookies: string | undefined): User | undefined {
    const id = new RegExp(`(?:^|;\\s*)${COOKIE}=([0-9a-f]+)`).exec(cookies ?? '')?.[1] ?? '';
    const session = this.#sessions.get(id);
    this.#sessions.delete(id);
    return session !== undefined && session.until > this.#clock.now() ? session.user : undefined;
  }
}
