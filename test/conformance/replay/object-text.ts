/**
 * JSON as lines that can be compared: fields by name, lists of images and replica sets in an order that does not depend
 * on digests.
 * The recorded cluster had no scheduler, so what a scheduler says of pods is left out.
 */
export const objectText = (text: string): string => {
  try {
    return JSON.stringify(arranged(JSON.parse(text)), null, 1);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
};

const arranged = (value: unknown): unknown => {
  if (typeof value === 'string' && value.startsWith('{"kind"')) return arranged(kept(JSON.parse(value)));
  if (Array.isArray(value)) return value.map(arranged);
  if (typeof value !== 'object' || value === null) return value;
  if (Object.keys(value).some((key) => key.startsWith('sha256:'))) return byContent(value);
  const entries = Object.entries(value).map(([name, field]) => [name, arranged(field)] as const);
  const object = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  const conditions = object['conditions'] as readonly { type?: string; message?: string }[] | undefined;
  if (Array.isArray(conditions)) {
    object['conditions'] = conditions.filter((condition) => !isChance(condition));
    if (conditions.every(({ type }) => type === 'PodScheduled')) delete object['conditions'];
  }
  if (Array.isArray(object['ports']))
    object['ports'] = (object['ports'] as Port[]).toSorted((a, b) => number(a) - number(b));
  if (['ImageStreamImport', 'SecretList', 'ImageList'].includes(String(object['kind']))) dropManagers(object);
  if (Array.isArray(object['items'])) object['items'] = (object['items'] as Named[]).toSorted(byTitle);
  return object;
};

/**
 * An object that another one keeps as text. Who wrote what into it is tracked for requests alone, not for controllers inside
 * of the cluster; how far its status had come is chance.
 */
const kept = ({
  metadata,
  status,
  ...object
}: {
  metadata?: { managedFields?: unknown };
  status?: unknown;
}): unknown => {
  const { managedFields, ...rest } = metadata ?? {};
  return { ...object, metadata: rest };
};

/** A replica set may try to make a pod before the image is known, or not. */
const isChance = ({ type, message = '' }: { type?: string; message?: string }): boolean =>
  type === 'ReplicaFailure' && message.includes('must not have leading or trailing whitespace');

/** Ports come from a map, in any order. */
interface Port {
  readonly containerPort?: number;
  readonly port?: number;
}

const number = ({ containerPort, port = 0 }: Port): number => containerPort ?? port;

interface Named {
  readonly kind?: string;
  readonly metadata?: { readonly name?: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly dockerImageReference?: string;
  readonly dockerImageMetadata?: {
    readonly Architecture?: string;
    readonly Config?: { readonly Env?: readonly string[] };
  };
}

const byTitle = (a: Named, b: Named): number => (title(a) < title(b) ? -1 : title(a) > title(b) ? 1 : 0);

/** What an image is, without its digest, or a replica set, without the hash of its digest; anything else stays where it is. */
const title = ({ kind, metadata, dockerImageReference, dockerImageMetadata }: Named): string => {
  if (kind?.endsWith('Tag')) return metadata?.name ?? '';
  if (kind === 'ReplicaSet')
    return `${metadata?.name?.replace(/-[^-]+$/, '')} ${metadata?.annotations?.['deployment.kubernetes.io/revision']}`;
  if (kind !== 'Image' && dockerImageReference === undefined) return '';
  const { Config, Architecture } = dockerImageMetadata ?? {};
  return [dockerImageReference?.replace(/@.*/, ''), Config?.Env?.join(), Architecture].join(' ');
};

/** What is kept under digests stands in the order of what it is. */
const byContent = (value: object): unknown =>
  Object.fromEntries(Object.entries(value).sort(([, a], [, b]) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)));

/** Who wrote what is tracked for stored objects that requests write, not for answers and for what controllers write. */
const dropManagers = (object: Record<string, unknown>): void => {
  const { metadata, items } = object as { metadata?: { managedFields?: unknown }; items?: unknown[] };
  delete metadata?.managedFields;
  for (const item of items ?? []) dropManagers(item as Record<string, unknown>);
};
