/**
 * A pull spec taken apart. Absent parts are empty strings, as in OpenShift's `DockerImageReference`: nothing is filled in that
 * was not written (see `dockerDefaults` for that).
 */
export interface ImageReference {
  /** Host, with port if one was written: `quay.io`, `localhost:5000`. */
  readonly registry: string;
  readonly namespace: string;
  /** Everything behind the namespace; holds slashes when the repository has more than two components. */
  readonly name: string;
  readonly tag: string;
  /** Digest, `sha256:…`; OpenShift lets the hex digits be upper case too. */
  readonly id: string;
}

const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const host =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*(?::[0-9]+)?$/;

/** The syntax of a tag: at most 128 word characters, dots and dashes, the first one a word character. */
export const tagPattern = /^\w[\w.-]{0,127}$/;

/** The syntax of a repository name on the wire: path components of lower-case letters and digits. */
export const isRepositoryName = (name: string): boolean =>
  name.length > 0 && name.length <= 255 && name.split('/').every((part) => component.test(part));

/** The same of what distribution servers take for a name in an address: its first part may be a host, with capitals and a port. */
export const isNamedRepository = (name: string): boolean => {
  if (isRepositoryName(name)) return true;
  const end = name.indexOf('/');
  return end > 0 && name.length <= 255 && host.test(name.slice(0, end)) && isRepositoryName(name.slice(end + 1));
};

/** So many pull specs are remembered: thousands of pods name the same few. */
const REMEMBERED = 1_000;
const parsed = new Map<string, ImageReference>();

/**
 * Parses a container image pull spec the way OpenShift does: the first of several components is a registry if it holds a dot or
 * a colon or is `localhost`; a single component with a dot is a registry without a name. A tag beside a digest says nothing.
 *
 * @throws {InvalidReferenceError} with the wording of the container tools
 */
export const parseImageReference = (spec: string): ImageReference => {
  let reference = parsed.get(spec);
  if (reference !== undefined) return reference;
  reference = Object.freeze(parse(spec));
  if (parsed.size >= REMEMBERED) parsed.clear();
  parsed.set(spec, reference);
  return reference;
};

/** The same of a text that may be no pull spec; `undefined` when it is none. */
export const asImageReference = (text: string): ImageReference | undefined => {
  try {
    return parseImageReference(text);
  } catch (error) {
    if (error instanceof InvalidReferenceError) return undefined;
    throw error;
  }
};

/** A pull spec that cannot be parsed. */
export class InvalidReferenceError extends Error {
  override readonly name = 'InvalidReferenceError';
  readonly spec: string;

  constructor(spec: string, message = 'invalid reference format') {
    super(message);
    this.spec = spec;
  }
}

const parse = (spec: string): ImageReference => {
  const reference = partsOf(spec);
  if (reference.id !== '') checkAlgorithm(spec, reference.id);
  return reference;
};

const partsOf = (spec: string): ImageReference => {
  const { path, tag, id } = splitTagAndDigest(spec);
  const [first = '', ...rest] = path.split('/');
  if (rest.length === 0) {
    const registryOnly = first.includes('.') || first.startsWith('localhost');
    checkParts(spec, registryOnly ? first : '', registryOnly ? [] : [first]);
    return { registry: registryOnly ? first : '', namespace: '', name: registryOnly ? '' : first, tag, id };
  }
  const hasRegistry = /[.:]/.test(first) || first === 'localhost';
  const names = hasRegistry ? rest : [first, ...rest];
  checkParts(spec, hasRegistry ? first : '', names);
  const namespace = names.length > 1 ? (names[0] as string) : '';
  return { registry: hasRegistry ? first : '', namespace, name: names.slice(namespace ? 1 : 0).join('/'), tag, id };
};

const splitTagAndDigest = (spec: string): { path: string; tag: string; id: string } => {
  if (spec === '')
    throw new InvalidReferenceError(spec, 'invalid reference format: repository name must have at least one component');
  const at = spec.indexOf('@');
  const id = at < 0 ? '' : spec.slice(at + 1);
  if (at >= 0 && !digest.test(id)) throw new InvalidReferenceError(spec);
  const named = at < 0 ? spec : spec.slice(0, at);
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  const tag = hasTag ? named.slice(colon + 1) : '';
  if (hasTag && !tagPattern.test(tag)) throw new InvalidReferenceError(spec);
  return { path: hasTag ? named.slice(0, colon) : named, tag: id ? '' : tag, id };
};

const checkParts = (spec: string, registry: string, names: readonly string[]): void => {
  // A name that is no host is one all the same, if it could stand in a repository.
  if (registry && !host.test(registry) && !component.test(registry)) throw new InvalidReferenceError(spec);
  const mayBeHost = registry === '' && names.length > 1;
  if (names.every((part, index) => component.test(part) || (mayBeHost && index === 0 && host.test(part)))) {
    if (names.join('/').length > 255)
      throw new InvalidReferenceError(
        spec,
        'invalid reference format: repository name must not be more than 255 characters',
      );
    return;
  }
  const lowered = names.map((part) => part.toLowerCase());
  const onlyCase = lowered.every((part) => component.test(part));
  throw new InvalidReferenceError(
    spec,
    onlyCase ? `invalid reference format: repository name (${names.join('/')}) must be lowercase` : undefined,
  );
};

const digest = /^([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*):([0-9a-fA-F]{32,})$/;
const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/** What a digest is made with is asked last. */
const checkAlgorithm = (spec: string, id: string): void => {
  const [, algorithm = '', hex = ''] = digest.exec(id) ?? [];
  if (!Object.hasOwn(digestLengths, algorithm)) throw new InvalidReferenceError(spec, 'unsupported digest algorithm');
  if (digestLengths[algorithm] !== hex.length) throw new InvalidReferenceError(spec, 'invalid checksum digest length');
};
