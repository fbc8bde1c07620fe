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

/** What an endpoint can send. */
export interface Offer {
  /** What it shows besides the object as it is: tables and metadata, metadata alone, nothing. */
  readonly forms?: 'all' | 'metadata' | 'none';
  /** Whether clients may take it as a stream of changes, too. */
  readonly streams?: boolean;
  /** Whether parameters are looked at before anybody has asked whether there is an answer of such a type at all. */
  readonly looksAtParameters?: boolean;
}

/** The last headers that were read: clients say the same with each request. */
const remembered = new Map<string, Representation>();

/**
 * What is sent when a client accepts several forms: the first that can be sent, but JSON rather than protobuf.
 *
 * @throws StatusError 406 when it accepts none
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-representations
 */
export const negotiate = (accept: string | undefined, offer: Offer = {}): Representation => {
  const key = accept ?? '';
  const known = remembered.get(key);
  if (known !== undefined && isOffered(known, offer)) return known;
  const chosen = choose(key, offer);
  if (offer.forms === undefined && offer.looksAtParameters !== true && remembered.size < 100)
    remembered.set(key, chosen);
  return chosen;
};

const choose = (accept: string, offer: Offer): Representation => {
  const clauses = acceptClauses(accept === '' ? '*/*' : accept)
    .flatMap((clause) => representationOf(clause, offer.looksAtParameters === true) ?? [])
    .filter((each) => isOffered(each, offer));
  const [first] = clauses;
  if (first === undefined) throw refusedTypes(accept, offer);
  return first.format === 'protobuf'
    ? (clauses.find(({ as, format }) => as === first.as && format !== 'protobuf') ?? first)
    : first;
};

const isOffered = ({ as }: Representation, { forms = 'all' }: Offer): boolean =>
  as === undefined || forms === 'all' || (forms === 'metadata' && as !== 'Table');

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

/** There are no tables in protobuf. */
const representationOf = ({ type, parameters }: AcceptClause, takesAnySubtype: boolean): Representation | undefined => {
  const format = takesAnySubtype && type === 'application/*' ? 'json' : formats[type];
  const { as, g, v } = parameters;
  if (format === undefined) return undefined;
  if (as === undefined) return g === undefined && v === undefined ? { format } : undefined;
  if (g !== 'meta.k8s.io' || (v !== 'v1' && v !== 'v1beta1')) return undefined;
  if (as !== 'Table' && as !== 'PartialObjectMetadata' && as !== 'PartialObjectMetadataList') return undefined;
  return as === 'Table' && format === 'protobuf' ? undefined : { format, as, version: v };
};

const sentTypes = Object.keys(formats).filter((type) => type !== '*/*');
const streamedTypes = ['application/json;stream=watch', 'application/vnd.kubernetes.protobuf;stream=watch'];

/** Types that no answer has are refused before anybody looks at their parameters, and in other words. */
const refusedTypes = (accept: string, { streams, looksAtParameters }: Offer): StatusError =>
  looksAtParameters || acceptClauses(accept).some(({ type }) => formats[type] !== undefined)
    ? notAcceptable()
    : noSuchRepresentation(streams ? [...sentTypes, ...streamedTypes] : sentTypes);

/**
 * Holds a client to the only type that a page has.
 *
 * @throws StatusError 406
 */
export const keepToType = (accept: string | undefined, type: string): void => {
  if (!accept || acceptClauses(accept).some((each) => each.type === '*/*' || each.type === type)) return;
  throw noSuchRepresentation([type]);
};

/** The refusal of a client that accepts no type that a path has. */
const noSuchRepresentation = (types: readonly string[]): StatusError =>
  new StatusError(406, 'NotAcceptable', `406: Not Acceptable\n\nAvailable representations: ${types.join(', ')}`, {});

/** The refusal of a client that accepts none of the types that objects are sent in. */
export const notAcceptable = (): StatusError =>
  new StatusError(
    406,
    'NotAcceptable',
    `only the following media types are accepted: ${sentTypes.join(', ')}`,
    undefined,
  );
