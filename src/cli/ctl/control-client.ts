import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

import { ConfigurationError } from '../../errors/configuration-error.ts';
import { EnvironmentError } from '../../errors/environment-error.ts';

const { request: httpRequest } = process.getBuiltinModule('node:http');

/** A running cluster, as one that controls it reaches it. */
export class ControlClient {
  readonly #socket: string;

  constructor(socket: string) {
    this.#socket = socket;
  }

  /** @throws ConfigurationError with the words of the cluster when it refuses; EnvironmentError when it cannot be reached */
  async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.open(method, path, body === undefined ? undefined : Buffer.from(JSON.stringify(body)));
    return JSON.parse(await text(response)) as T;
  }

  /** The answer as a stream. */
  async open(method: string, path: string, content?: Buffer): Promise<IncomingMessage> {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = httpRequest({ socketPath: this.#socket, method, path, agent: false }, resolve);
      request.on('error', (cause) =>
        reject(new EnvironmentError('The cluster does not answer.', { hint: 'start one with: streamproof up', cause })),
      );
      request.end(content);
    });
    if (response.statusCode === 200) return response;
    const { message, hint } = JSON.parse(await text(response)) as { message: string; hint?: string };
    if (response.statusCode === 400) throw new ConfigurationError(message, hint === undefined ? {} : { hint });
    throw new EnvironmentError(message);
  }
}
