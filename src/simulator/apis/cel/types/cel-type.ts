/** What a part of an expression can come to. */
export interface CelType {
  readonly kind: CelKind;
  /** As the language calls it at run time: `list`, `google.protobuf.Timestamp`, `kubernetes.Quantity`. */
  readonly name: string;
  /** Of lists, maps, optional values and types; of functions the result, then the arguments. */
  readonly params: readonly CelType[];
  /** The fields of an object; absent for one that nobody looks into. */
  readonly fields?: FieldTypes;
}

/** The fields of an object by name, which may be found out only when somebody asks. */
export interface FieldTypes {
  get(name: string): CelType | undefined;
}

export type CelKind =
  | 'any'
  | 'dyn'
  | 'error'
  | 'null'
  | 'scalar'
  | 'list'
  | 'map'
  | 'type'
  | 'opaque'
  | 'object'
  | 'param';

const plain = (kind: CelKind, name: string): CelType => ({ kind, name, params: [] });

export const DYN = plain('dyn', 'dyn');
export const ERROR = plain('error', '!error!');
export const BOOL = plain('scalar', 'bool');
export const STRING = plain('scalar', 'string');

export const listType = (item: CelType): CelType => ({ kind: 'list', name: 'list', params: [item] });
export const mapType = (key: CelType, value: CelType): CelType => ({ kind: 'map', name: 'map', params: [key, value] });
export const typeType = (of: CelType): CelType => ({ kind: 'type', name: 'type', params: [of] });
export const optionalType = (of: CelType): CelType => ({ kind: 'opaque', name: 'optional_type', params: [of] });
export const paramType = (name: string): CelType => plain('param', name);
export const objectType = (name: string, fields: FieldTypes): CelType => ({ kind: 'object', name, params: [], fields });

const KNOWN = new Map<string, CelType>([
  ['dyn', DYN],
  ['any', plain('any', 'google.protobuf.Any')],
  ['null', plain('null', 'null_type')],
  ['duration', plain('scalar', 'google.protobuf.Duration')],
  ['timestamp', plain('scalar', 'google.protobuf.Timestamp')],
  ['bool', BOOL],
  ['string', STRING],
  ...['int', 'uint', 'double', 'bytes'].map((name) => [name, plain('scalar', name)] as const),
  ['IP', plain('opaque', 'net.IP')],
  ['CIDR', plain('opaque', 'net.CIDR')],
  ...['URL', 'Quantity', 'NamedFormat'].map((name) => [name, plain('object', `kubernetes.${name}`)] as const),
  ...['Authorizer', 'PathCheck', 'GroupCheck', 'ResourceCheck', 'Decision'].map(
    (name) => [name, plain('object', `kubernetes.authorization.${name}`)] as const,
  ),
]);

/** A type by the name that tables give it: `int`, `list(A)`, `map(string, dyn)`, `Quantity`. */
export const typeOf = (text: string): CelType => {
  const [, name = text, inner] = /^(\w+)\((.*)\)$/.exec(text) ?? [];
  const params = inner === undefined ? [] : splitTypes(inner).map(typeOf);
  const [first = DYN, second = DYN] = params;
  switch (name) {
    case 'list':
      return listType(first);
    case 'map':
      return mapType(first, second);
    case 'type':
      return typeType(first);
    case 'optional':
      return optionalType(first);
    default:
      return KNOWN.get(name) ?? paramType(name);
  }
};

/** The types of a list of them, by the commas that no bracket holds. */
export const splitTypes = (text: string): string[] => {
  let depth = 0;
  const marked = text.replaceAll(/[(),]/g, (sign) => {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    return sign === ',' && depth === 0 ? '\n' : sign;
  });
  return marked === '' ? [] : marked.split('\n').map((each) => each.trim());
};

/** Names that messages have for types whose own is longer. */
const SHOWN: Readonly<Record<string, string>> = {
  'google.protobuf.Any': 'any',
  'google.protobuf.Duration': 'duration',
  'google.protobuf.Timestamp': 'timestamp',
  null_type: 'null',
};

/** A type as messages name it. */
export const shownType = ({ name, params }: CelType): string =>
  params.length === 0 ? (SHOWN[name] ?? name) : `${name}(${params.map(shownType).join(', ')})`;

/** A type by its own name. */
export const ownName = ({ name, params }: CelType): string =>
  params.length === 0 ? name : `${name}(${params.map(ownName).join(', ')})`;

export const isDyn = ({ kind }: CelType): boolean => kind === 'dyn' || kind === 'any';

/** Whether nothing can be said about a type: it may be anything, or is wrong already. */
export const isOpen = (type: CelType): boolean => isDyn(type) || type.kind === 'error';

export const isSame = (one: CelType, other: CelType): boolean =>
  one === other ||
  (one.kind === other.kind &&
    one.name === other.name &&
    one.params.length === other.params.length &&
    one.params.every((each, index) => isSame(each, other.params[index] as CelType)));

/** What an optional value holds; `undefined` for what is none. */
export const optionalValueType = ({ kind, name, params }: CelType): CelType | undefined =>
  kind === 'opaque' && name === 'optional_type' ? params[0] : undefined;
