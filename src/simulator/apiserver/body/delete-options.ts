import { jsonTypeOf } from '../../../image/json-type.ts';
import { invalid, invalidObject, notSupported } from '../../apimachinery/field-error.ts';
import type { DeleteOptions } from '../../apimachinery/rest-storage.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import type { ApiRequest } from '../reply.ts';
import { dryRunErrors } from '../request/write-options.ts';
import type { Headers } from '../transport/exchange.ts';
import { decodeBody } from './decode-body.ts';
import { BODY_LIMIT } from './decode-object.ts';
import { typeMeta } from './written-kind.ts';

/** `DeleteOptions` as clients send them. */
interface SentOptions extends DeleteOptions {
  orphanDependents?: boolean;
  dryRun?: string[];
}

const policies: readonly string[] = ['Foreground', 'Background', 'Orphan'];

/**
 * How a DELETE wants its object to go: from the body, or without one from the query, of which nothing counts beside a body.
 *
 * @throws StatusError 422 for an unknown propagation policy or dry run
 */
export const deleteOptions = async ({
  exchange,
  query,
}: ApiRequest): Promise<{ options: DeleteOptions; dryRun: boolean; waitsForDependents: boolean }> => {
  const body = await exchange.readBody(BODY_LIMIT);
  const sent = body.length === 0 ? queryOptions(query) : await bodyOptions(exchange.headers, body);
  const { gracePeriodSeconds, preconditions, orphanDependents } = sent;
  const propagationPolicy =
    sent.propagationPolicy ?? (orphanDependents === undefined ? undefined : orphanDependents ? 'Orphan' : 'Background');
  const errors = [
    ...dryRunErrors(sent.dryRun ?? []),
    ...(propagationPolicy === undefined || policies.includes(propagationPolicy)
      ? []
      : [notSupported('propagationPolicy', propagationPolicy, [...policies, 'nil'])]),
    ...(sent.propagationPolicy === undefined || orphanDependents === undefined
      ? []
      : [
          invalid(
            'propagationPolicy',
            sent.propagationPolicy,
            'orphanDependents and deletionPropagation cannot be both set',
          ),
        ]),
  ];
  if (errors.length > 0) throw invalidObject({ group: 'meta.k8s.io', kind: 'DeleteOptions' }, '', errors);
  return {
    options: {
      ...(gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds }),
      ...(propagationPolicy === undefined ? {} : { propagationPolicy }),
      ...(preconditions === undefined ? {} : { preconditions }),
    },
    waitsForDependents: orphanDependents === false,
    dryRun: (sent.dryRun ?? []).includes('All'),
  };
};

const OPTIONS = { group: '', version: 'v1', kind: 'DeleteOptions' };

const bodyOptions = async (headers: Headers, body: Buffer): Promise<SentOptions> => {
  const sent = (await decodeBody(headers, body, 'DeleteOptions')) as SentOptions & {
    apiVersion?: string;
    kind?: string;
  };
  const { apiVersion, kind } = typeMeta({ ...sent }, OPTIONS, body);
  if (kind !== OPTIONS.kind)
    throw badRequest(
      `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)} in scheme "k8s.io/apimachinery/pkg/apis/meta/internalversion/scheme/register.go:27"`,
    );
  checkTypes(sent);
  return sent;
};

/** What Go would read the fields into. */
const TYPES: Readonly<Record<string, readonly [json: string, go: string]>> = {
  dryRun: ['array', '[]string'],
  gracePeriodSeconds: ['number', 'int64'],
  orphanDependents: ['bool', 'bool'],
  preconditions: ['object', 'v1.Preconditions'],
  propagationPolicy: ['string', 'v1.DeletionPropagation'],
};

const checkTypes = (sent: object): void => {
  for (const [field, value] of Object.entries(sent)) {
    const [json, go] = TYPES[field] ?? [];
    const type = jsonTypeOf(value);
    if (json === undefined || value === null || type === json) continue;
    throw badRequest(`json: cannot unmarshal ${type} into Go struct field DeleteOptions.${field} of type ${go}`);
  }
};

const queryOptions = (query: URLSearchParams): SentOptions => {
  const grace = query.get('gracePeriodSeconds');
  if (grace && !/^-?\d+$/.test(grace))
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(grace)}: invalid syntax`);
  const policy = query.get('propagationPolicy') as SentOptions['propagationPolicy'] | null;
  const orphan = query.get('orphanDependents');
  return {
    ...(grace ? { gracePeriodSeconds: Number(grace) } : {}),
    ...(policy ? { propagationPolicy: policy } : {}),
    ...(orphan ? { orphanDependents: orphan === 'true' } : {}),
    dryRun: query.getAll('dryRun'),
  };
};
