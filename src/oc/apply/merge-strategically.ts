import { isJsonObject, type JsonObject } from '../../image/json-object.ts';

/**
 * An object with a strategic merge patch applied, without a server to ask: the lists of Kubernetes' own kinds whose elements
 * have a key are merged by it, others are replaced. Understands `$patch: delete`, `$patch: replace` and null.
 *
 * @see https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
export const mergeStrategically = <T extends object>(object: T, patch: object, order: ElementOrder = 'append'): T =>
  mergeMaps(object as JsonObject, patch as JsonObject, order) as T;

/** Where new elements of a list go: `prepend` puts all that a patch names first, in its order, as kustomize does. */
export type ElementOrder = 'append' | 'prepend';

const mergeMaps = (object: JsonObject, patch: JsonObject, order: ElementOrder): JsonObject => {
  const { $patch: directive, ...rest } = patch;
  if (directive === 'delete') return {};
  if (directive === 'replace') return rest;
  const result: Record<string, unknown> = { ...object };
  for (const [key, value] of Object.entries(rest)) {
    const old = result[key];
    if (value === null) delete result[key];
    else if (isJsonObject(value)) result[key] = mergeMaps(isJsonObject(old) ? old : {}, value, order);
    else if (Array.isArray(value)) result[key] = mergeLists(key, Array.isArray(old) ? old : [], value, order);
    else result[key] = value;
  }
  return result;
};

const mergeLists = (
  name: string,
  old: readonly unknown[],
  patch: readonly unknown[],
  order: ElementOrder,
): unknown[] => {
  const elements = patch.filter((each) => isJsonObject(each) && each['$patch'] !== 'replace') as JsonObject[];
  const key = (mergeKeys[name] ?? []).find((each) => elements.some((element) => element[each] !== undefined));
  if (key === undefined || elements.length < patch.length) return patch.filter((each) => !isDirective(each));
  const named = (value: unknown): JsonObject | undefined => elements.find((each) => each[key] === value);
  const known = old as readonly JsonObject[];
  const merged = elements.flatMap((element) => {
    const found = known.find((each) => each[key] === element[key]);
    return element['$patch'] === 'delete' ? [] : [mergeMaps(found ?? {}, element, order)];
  });
  if (order === 'prepend') return [...merged, ...known.filter((each) => named(each[key]) === undefined)];
  const kept = known.flatMap((each) =>
    named(each[key]) === undefined ? [each] : merged.filter((element) => element[key] === each[key]),
  );
  return [...kept, ...merged.filter((element) => !known.some((each) => each[key] === element[key]))];
};

/** What tells the elements of lists apart, by the name of the field. */
const mergeKeys: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  ports: ['containerPort', 'port'],
  imagePullSecrets: ['name'],
  secrets: ['name'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey'],
  ownerReferences: ['uid'],
  conditions: ['type'],
};

const isDirective = (value: unknown): boolean => isJsonObject(value) && value['$patch'] !== undefined;
