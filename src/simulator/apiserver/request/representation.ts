import { StatusError } from '../../apimachinery/status-error.ts';

export type Format = 'json' | 'yaml' | 'protobuf';

/** How a client wants its answer. */
export interface Representation {
  readonly format: Format;
  readonly as?: 'Table' | 'PartialObjectMetadata' | 'PartialObjectMetadataList';
  /** The version of meta.k8s.io that the transformed answer has. */
  readonly version?: 'v1' | 'v1beta1';
}

const formats: Readonly<Record<string, Format>> = {
  'application/json': 'json',
  'application/yaml': 'yaml',
  'application/vnd.kubernetes.protobuf': 'protobuf',
  '*/*': 'json',
};

/** The last header that was read: clients say the same with each request. */
const remembered = new Map<string, Representation>();

/**
 * What is sent when a client accepts several forms: the first that can be sent, but JSON rather than protobuf.
 *
 * @param hasTable whether there is a table of what is asked for
 * @throws StatusError 406 when it accepts none
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-representations
 */
export const negotiate = (accept: string | undefined, hasTable = true): Representation => {
  const key = accept ?? '';
  const known = remembered.get(key);
  if (known !== undefined && (hasTable || known.as !== 'Table')) return known;
  const chosen = choose(key, hasTable);
  if (hasTable && remembered.size < 100) remembered.set(key, chosen);
  return chosen;
};

const choose = (accept: string, hasTable: boolean): Representation => {
  const clauses = acceptClauses(accept === '' ? '*/*' : accept)
    .flatMap((clause) => representationOf(clause) ?? [])
    .filter(({ as }) => hasTable || as !== 'Table');
  const [first] = clauses;
  if (first === undefined) throw refusedTypes(accept);
  return first.format === 'protobuf'
    ? (clauses.find(({ as, format }) => as === first.as && format !== 'protobuf') ?? first)
    : first;
};

/** One clause of an Accept header: the media type in lower case, and its parameters. */
export interface AcceptClause {
  readonly type: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The clauses in the order of preference: by `q`, then as written. */
export const acceptClauses = (accept: string): AcceptClause[] =>
  accept
    .split(',')
    .map((text) => {
      const [type = '', ...parameters] = text.split(';').map((part) => part.trim());
      return {
        type: type.toLowerCase(),
        parameters: Object.fromEntries(parameters.map(pair)) as Record<string, string>,
      };
    })
    .filter(({ type }) => type !== '')
    .map((clause, index) => ({ clause, index, quality: Number(clause.parameters['q'] ?? 1) }))
    .sort((one, other) => other.quality - one.quality || one.index - other.index)
    .map(({ clause }) => clause);

const pair = (text: string): [string, string] => {
  const equals = text.indexOf('=');
  return equals < 0
    ? [text, '']
    : [
        text.slice(0, equals).trim(),
        text
          .slice(equals + 1)
          .trim()
          .replace(/^"|"$/g, ''),
      ];
};

const representationOf = ({ type, parameters }: AcceptClause): Representation | undefined => {
  const format = formats[type];
  const { as, g, v } = parameters;
  if (format === undefined) return undefined;
  if (as === undefined) return g === undefined && v === undefined ? { format } : undefined;
  if (g !== 'meta.k8s.io' || (v !== 'v1' && v !== 'v1beta1')) return undefined;
  if (as !== 'Table' && as !== 'PartialObjectMetadata' && as !== 'PartialObjectMetadataList') return undefined;
  return { format, as, version: v };
};

/** Types that no answer has are refused before anybody looks at their parameters, and in other words. */
const refusedTypes = (accept: string): StatusError => {
  const types = Object.keys(formats).filter((type) => type !== '*/*');
  if (acceptClauses(accept).some(({ type }) => formats[type] !== undefined)) return notAcceptable(types);
  const text = `406: Not Acceptable\n\nAvailable representations: ${types.join(', ')}`;
  return new StatusError(406, 'NotAcceptable', text, {});
};

/** The refusal of a client that accepts none of these types. */
export const notAcceptable = (types: readonly string[]): StatusError =>
  new StatusError(406, 'NotAcceptable', `only the following media types are accepted: ${types.join(', ')}`, undefined);
