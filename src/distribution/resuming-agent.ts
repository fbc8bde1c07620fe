import https from 'node:https';
import type tls from 'node:tls';
import { connectResuming, type ResumableOptions } from './resuming-connect.ts';

interface ResumingAgentOptions extends https.AgentOptions {
  /** Whom it trusts, and who it is. */
  readonly secureContext: tls.SecureContext;
}

/** Keeps connections open, and begins new ones with the TLS sessions of earlier ones. */
export class ResumingAgent extends https.Agent {
  constructor(options: ResumingAgentOptions) {
    super({ keepAlive: true, ...options });
  }

  /** All its connections have the same settings, so that these few tell them apart; to compare all that Node knows takes longer. */
  override getName({ host, port, servername, rejectUnauthorized }: https.RequestOptions = {}): string {
    return `${host}:${port}:${servername}:${rejectUnauthorized}`;
  }

  override createConnection(options: https.RequestOptions): tls.TLSSocket {
    return connectResuming(options as ResumableOptions);
  }
}
