import type { Clock } from '../../../ports/clock.ts';
import type { User } from '../../../resources/access/user.ts';
import { cookieOf } from './cookie.ts';

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
    return cookie(id);
  }

  /** Who has logged in, by the cookies of a request. */
  userOf(cookies: string | undefined): User | undefined {
    const session = this.#sessions.get(cookieOf(cookies, COOKIE));
    return session !== undefined && session.until > this.#clock.now() ? session.user : undefined;
  }

  /** Ends a session: with the token that it was opened for, or because somebody logs out. @returns the cookie that takes the place of its own */
  end(cookies: string | undefined): string {
    this.#sessions.delete(cookieOf(cookies, COOKIE));
    return cookie('');
  }
}

const cookie = (id: string): string => `${COOKIE}=${id}; Path=/; HttpOnly; Secure; SameSite=Lax`;
