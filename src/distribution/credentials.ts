/** What a client proves its right with. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** The value of an `Authorization: Basic` header. */
export const basicAuthorization = ({ username, password }: Credentials): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
