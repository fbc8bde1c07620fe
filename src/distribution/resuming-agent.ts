import https from 'node:https';
import tls from 'node:tls';

interface ResumingAgentOptions extends https.AgentOptions {
  /** Whom it trusts, and who it is. */
  readonly secureContext: tls.SecureContext;
}

/**
 * Keeps connections open, and begins new ones with the TLS session of an earlier one to a server of that name, also of another
 * agent with the same secure context: the clusters of a process have the same certificates, and a handshake without them takes half
 * as long. A server that has another certificate does not know the session and has to prove itself anew.
 */
export class ResumingAgent extends https.Agent {
  readonly #sessions: Map<string, Buffer>;

  constructor(options: ResumingAgentOptions) {
    super({ keepAlive: true, ...options });
    this.#sessions = sessionsOf(options.secureContext);
  }

  /** All its connections have the same settings, so that these few tell them apart; to compare all that Node knows takes longer. */
  override getName({ host, port, servername, rejectUnauthorized }: https.RequestOptions = {}): string {
    return `${host}:${port}:${servername}:${rejectUnauthorized}`;
  }

  override createConnection(options: https.RequestOptions): tls.TLSSocket {
    const { host, servername, rejectUnauthorized, checkServerIdentity } = options;
    if (checkServerIdentity !== undefined) return tls.connect(options as tls.ConnectionOptions);
    const name = `${servername || host} ${rejectUnauthorized}`;
    const session = this.#sessions.get(name);
    const socket = tls.connect({
      ...(options as tls.ConnectionOptions),
      ...(session === undefined ? {} : { session }),
    });
    if (session === undefined)
      socket.once('session', (granted) => {
        if (socket.authorized || rejectUnauthorized === false) this.#sessions.set(name, granted);
      });
    else
      socket.once('secureConnect', () => {
        if (!socket.isSessionReused()) this.#sessions.delete(name);
      });
    return socket;
  }
}

const sessions = new WeakMap<tls.SecureContext, Map<string, Buffer>>();

const sessionsOf = (context: tls.SecureContext): Map<string, Buffer> => {
  const known = sessions.get(context) ?? new Map<string, Buffer>();
  sessions.set(context, known);
  return known;
};
