import type { KubeList, KubeObject } from '../../../resources/kube-object.ts';
import type { FailureStatus } from '../../apimachinery/status-error.ts';
import type { ApiObject, Reply } from '../reply.ts';
import { negotiate, type Offer, type Representation } from '../request/representation.ts';
import type { Served } from '../served.ts';
import type { ServerContext } from '../server-context.ts';
import { type Exchange, header } from '../transport/exchange.ts';
import { answerHeaders } from './answer-headers.ts';
import { encodeJson, wantsPretty } from './encode-json.ts';
import { transformed } from './transformed.ts';

/** From this size on answers are compressed for clients that can read it. */
const COMPRESSED_FROM = 128 * 1024;

const PROTOBUF = 'application/vnd.kubernetes.protobuf';

/**
 * Sends a reply in the form that the client accepts. A refusal that it accepts in no form goes as JSON.
 *
 * @throws StatusError 406
 */
export const answer = async (
  server: ServerContext,
  exchange: Exchange,
  reply: NonNullable<Reply>,
  served: Served,
): Promise<void> => {
  const headers = answerHeaders(served);
  if ('body' in reply) {
    return send(exchange, reply.code, { ...headers, 'content-type': reply.contentType, ...reply.headers }, reply.body);
  }
  const wait = retryAfter(reply.object);
  if (wait !== undefined) headers['retry-after'] = wait;
  const representation = representationFor(exchange, reply);
  const object = await transformed(reply.object, reply.kind, representation, exchange, server.clock);
  const [contentType, body] = await encode(object, representation, exchange);
  return send(exchange, reply.code, { ...headers, 'content-type': contentType }, body);
};

/** Refusals that pass say when to try again. */
const retryAfter = (object: ApiObject): string | undefined => {
  if (object.kind !== 'Status') return undefined;
  const { details } = object as FailureStatus;
  return details?.retryAfterSeconds ? String(details.retryAfterSeconds) : undefined;
};

const representationFor = (
  exchange: Exchange,
  { object, offer }: { readonly object: ApiObject; readonly offer?: Offer },
): Representation => {
  const accept = header(exchange.headers, 'accept');
  if (object.kind !== 'Status') return negotiate(accept, offer);
  try {
    return { format: negotiate(accept, { forms: 'none' }).format };
  } catch {
    return { format: 'json' };
  }
};

const encode = async (
  object: object,
  { format }: Representation,
  exchange: Exchange,
): Promise<[string, string | Uint8Array]> => {
  if (format === 'yaml')
    return ['application/yaml', (await import('../../../resources/yaml/format-yaml.ts')).formatYaml(object)];
  if (format === 'protobuf') {
    const { encodeEnvelope } = await import('../protobuf/encode-envelope.ts');
    const body = encodeEnvelope(object as KubeObject | KubeList);
    if (body !== undefined) return [PROTOBUF, body];
  }
  return ['application/json', encodeJson(object, wantsPretty(exchange))];
};

const send = async (
  exchange: Exchange,
  code: number,
  headers: Record<string, string | string[]>,
  body: string | Uint8Array,
): Promise<void> => {
  if (body.length < COMPRESSED_FROM || !/\bgzip\b/.test(header(exchange.headers, 'accept-encoding') ?? ''))
    return exchange.answer(code, headers, body);
  const { gzip } = await import('./gzip.ts');
  exchange.answer(code, { ...headers, 'content-encoding': 'gzip', vary: 'Accept-Encoding' }, await gzip(body));
};
