import { connect, rootCertificates } from 'node:tls';

/** A server that does not speak within this time is taken for away, milliseconds. */
const patience = 5_000;

/**
 * Looks whether a server shows a certificate that some authorities vouch for.
 *
 * @param authorities PEM, beside those that everybody trusts
 * @returns undefined when it does, else why not
 */
export const whyNotTrusted = (
  host: string,
  port: number,
  authorities: readonly string[],
): Promise<string | undefined> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, servername: host, ca: [...rootCertificates, ...authorities] });
    const end = (reason: string | undefined): void => {
      socket.destroy();
      resolve(reason);
    };
    socket.setTimeout(patience, () => end('it does not answer'));
    socket.once('error', (error) => end(error.message));
    socket.once('secureConnect', () => end(undefined));
  });
