import { invalid, invalidObject, notSupported } from '../../apimachinery/field-error.ts';
import type { DeleteOptions } from '../../apimachinery/rest-storage.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import type { ApiRequest } from '../reply.ts';
import { dryRunErrors, isDryRun } from '../request/write-options.ts';
import { decodeBody } from './decode-body.ts';
import { BODY_LIMIT } from './decode-object.ts';

/** `DeleteOptions` as clients send them. */
interface SentOptions extends DeleteOptions {
  orphanDependents?: boolean;
  dryRun?: string[];
}

const policies: readonly string[] = ['Foreground', 'Background', 'Orphan'];

/**
 * How a DELETE wants its object to go: from the body, or without one from the query.
 *
 * @throws StatusError 422 for an unknown propagation policy or dry run
 */
export const deleteOptions = async ({
  exchange,
  query,
}: ApiRequest): Promise<{ options: DeleteOptions; dryRun: boolean; waitsForDependents: boolean }> => {
  const body = await exchange.readBody(BODY_LIMIT);
  const sent =
    body.length === 0
      ? queryOptions(query)
      : ((await decodeBody(exchange.headers, body, 'DeleteOptions')) as SentOptions);
  checkTypes(sent);
  const { gracePeriodSeconds, preconditions, orphanDependents } = sent;
  const propagationPolicy =
    sent.propagationPolicy ?? (orphanDependents === undefined ? undefined : orphanDependents ? 'Orphan' : 'Background');
  const errors = [
    ...dryRunErrors([...query.getAll('dryRun'), ...(sent.dryRun ?? [])]),
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
    waitsForDependents: propagationPolicy === 'Foreground' || orphanDependents === false,
    dryRun: isDryRun(query) || (sent.dryRun ?? []).includes('All'),
  };
};

/** What Go would read the fields into. */
const TYPES: Readonly<Record<string, readonly [json: string, go: string]>> = {
  gracePeriodSeconds: ['number', 'int64'],
  orphanDependents: ['boolean', 'bool'],
  propagationPolicy: ['string', 'v1.DeletionPropagation'],
};

const checkTypes = (sent: object): void => {
  for (const [field, value] of Object.entries(sent)) {
    const [json, go] = TYPES[field] ?? [];
    if (json === undefined || value === null || typeof value === json) continue;
    const own = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
    throw badRequest(`json: cannot unmarshal ${own} into Go struct field DeleteOptions.${field} of type ${go}`);
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
  };
};
