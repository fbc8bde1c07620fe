import type { IncomingMessage } from 'node:http';
import { ApiStatusError, type Status } from '../errors/api-status-error.ts';

/** Reads all of an answer. By its events, because an iterator takes as long as the rest of a small answer. */
export const readText = (answer: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => void chunks.push(chunk));
    answer.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    answer.on('error', reject);
    answer.on('close', () => {
      if (!answer.readableEnded) reject(new Error('aborted'));
    });
  });

/** Reads the answer of a server that refused a request. */
export const refusal = async (answer: IncomingMessage): Promise<ApiStatusError> => {
  const text = await readText(answer);
  return new ApiStatusError(parseStatus(text) ?? plainStatus(answer, text), undefined, warningsOf(answer));
};

/** The texts of the `Warning: 299` headers of an answer. */
export const warningsOf = (answer: IncomingMessage): readonly string[] =>
  [...(answer.headers.warning ?? '').matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) =>
    text.replaceAll(/\\(.)/g, '$1'),
  );

const parseStatus = (text: string): Status | undefined => {
  try {
    const body = JSON.parse(text) as Partial<Status> | null;
    return body?.kind === 'Status' ? (body as Status) : undefined;
  } catch {
    return undefined;
  }
};

// Proxies and health endpoints answer in plain text.
const plainStatus = (answer: IncomingMessage, text: string): Status => ({
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  message: text.trim() || `the server answered ${answer.statusCode} ${answer.statusMessage}`,
  code: answer.statusCode,
});
