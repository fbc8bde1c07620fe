import tls from 'node:tls';

/** What a server is told and has to prove. */
export interface ResumableOptions extends tls.ConnectionOptions {
  readonly secureContext: tls.SecureContext;
}

/**
 * Opens a TLS connection with the session of an earlier one to a server of that name, also of another client with the same secure
 * context: the clusters of a process have the same certificates, and a handshake without them takes half as long. A server that has
 * another certificate does not know the session and has to prove itself anew.
 */
export const connectResuming = (options: ResumableOptions): tls.TLSSocket => {
  const { host, servername, rejectUnauthorized, checkServerIdentity } = options;
  if (checkServerIdentity !== undefined) return tls.connect(options);
  const sessions = sessionsOf(options.secureContext);
  const name = `${servername || host} ${rejectUnauthorized}`;
  const session = sessions.get(name);
  const socket = tls.connect({ ...options, ...(session === undefined ? {} : { session }) });
  if (session === undefined)
    socket.once('session', (granted) => {
      if (socket.authorized || rejectUnauthorized === false) sessions.set(name, granted);
    });
  else
    socket.once('secureConnect', () => {
      if (!socket.isSessionReused()) sessions.delete(name);
    });
  return socket;
};

const knownSessions = new WeakMap<tls.SecureContext, Map<string, Buffer>>();

const sessionsOf = (context: tls.SecureContext): Map<string, Buffer> => {
  const known = knownSessions.get(context) ?? new Map<string, Buffer>();
  knownSessions.set(context, known);
  return known;
};
